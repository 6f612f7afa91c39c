"""The variables of templates: values of the user's program."""

from __future__ import annotations

import ast
import re

from flowc.dialects.flytekit.classes.last_settings import SettingsOfPackaging, SettingText
from flowc.dialects.flytekit.extensions.compiler_functions import FUNCTIONS
from flowc.dialects.flytekit.extensions.host_data import (
    deep,
    is_value,
    shallow,
    to_value,
)
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.reading import is_none, need
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    DictValue,
    InstanceValue,
    Known,
    ListValue,
    ModuleValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.manifests.known_names import OF_BASES
from flowc.manifests.plain_data import is_dict
from flowc.manifests.templates import TemplateError
from flowc_ir.plain import PlainSetting, Setting
from flowc_ir.source import Span

OF_TASKS = {
    "config": "task_config",
    "name": "name",
    "query": "query_template",
    "type": "task_type",
    "image": "container_image",
    "environment": "environment",
    "metadata": "metadata",
    "pod_template": "pod_template",
}
"""What `task` has → the attribute of the object that it is."""

SETTINGS: dict[str, object] = {
    setting.value: SettingText(PlainSetting(setting=setting)) for setting in Setting
}
"""What `settings` has."""

_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.\w+)+")


class CallVariables:
    """Variables of one call of a constructor; implements `manifests.templates.Values`.

    `task` is the object, once the class that it extends has made it; `command` what that gives;
    `package` is that of the manifest.
    """

    def __init__(
        self,
        session: Session,
        given: DictValue,
        span: Span,
        task: InstanceValue | None = None,
        command: Value | None = None,
        package: str = "",
    ) -> None:
        self.session = session
        self.span = span
        self._package = package
        self._given = {str(name): value for name, (_, value) in given.entries.items()}
        self._task = task
        self._command = command
        if given.lost is not None:
            raise Lost(given.lost)

    def variable(self, name: str) -> object:
        """Give a parameter, or one of `config`, `task`, `settings` and `sdk`."""
        if name in self._given:
            return self._given[name]
        match name:
            case "config" if self._task is not None:
                return self.session.machine.attribute(self._task, "task_config", self.span)
            case "config":
                return self._given.get("task_config")
            case "settings":
                return SETTINGS
            case "task" if self._task is not None:
                return self._task
            case "sdk":
                major, minor = self.session.machine.packages.python_version
                python = f"{major}.{minor}"
                return {"version": self.session.flytekit.version, "python": python}
            case _ if name in OF_BASES:
                return None
            case _:
                raise TemplateError(f"there is no variable `{name}`")

    def attribute(self, value: object, name: str) -> object:
        """Read a field of a record, an entry of a map or list, or an attribute of the task."""
        if value is None:
            return None
        if is_dict(value):
            return value.get(name)
        if not is_value(value):
            raise TemplateError(f"`{name}` is read of something that has no fields")
        if isinstance(value, InstanceValue) and value is self._task:
            return self._of_task(value, name)
        need(value)
        if is_none(value):
            return None
        if isinstance(value, DictValue):
            opened = shallow(value)
            return opened.get(name) if is_dict(opened) else None
        if isinstance(value, ListValue | TupleValue) and name.isdecimal():
            return self.session.machine.subscript(value, Known(int(name)), self.span)
        return self.session.machine.attribute(value, name, self.span)

    def _of_task(self, task: InstanceValue, name: str) -> object:
        if name == "command":
            return self._command
        if name == "default_command":
            default = self.session.machine.attribute(task, "get_default_command", self.span)
            settings = SettingsOfPackaging()
            return self.session.machine.call_with(default, settings, span=self.span)
        if name in ("inputs", "outputs"):
            interface = self.session.machine.attribute(task, "python_interface", self.span)
            return self.session.machine.attribute(interface, name, self.span)
        if name not in OF_TASKS:
            if name in task.attributes:
                return self.session.machine.attribute(task, name, self.span)
            raise TemplateError(f"`task` has no `{name}`")
        return self.session.machine.attribute(task, OF_TASKS[name], self.span)

    def opened(self, value: object) -> object:
        """Give an atom, or a list or dict of values."""
        return shallow(value) if is_value(value) else value

    def plain(self, value: object) -> object:
        """Give plain data; raises `Lost`."""
        return deep(value, self.span)

    def python_type(self, text: str) -> object:
        """Give the type that Python writes so."""
        machine = self.session.machine
        names: dict[str, Value] = {}

        def short(found: re.Match[str]) -> str:
            name = found[0].replace(".", "_")
            names[name] = machine.external(found[0])
            return name

        tree = ast.parse(_DOTTED.sub(short, text), mode="eval")
        module = ModuleValue("flytekit", "", "flytekit")
        return machine.evaluate(tree.body, Scope(ScopeKind.MODULE, module, names))

    def new(self, name: str, arguments: dict[str, object]) -> object:
        """Give a new object of a class."""
        full = name[1:] if name.startswith(":") else f"{self._package}.{name}"
        machine = self.session.machine
        keywords = {each: to_value(item) for each, item in arguments.items()}
        if list(keywords) == ["value"]:
            # An enumeration is called with the value of a member.
            return need(
                machine.call_with(machine.external(full), keywords["value"], span=self.span)
            )
        call = Call(positional=(), keywords=keywords, span=self.span)
        return need(machine.call(machine.external(full), call))

    def unknown(self, reason: str) -> object:
        """Give up for a reason."""
        raise Lost(Unknown(reason, self.span))

    def call(self, name: str, arguments: list[object]) -> object:
        """Ask the compiler for what only it knows."""
        function = FUNCTIONS.get(name)
        if function is None:
            raise TemplateError(f"the compiler has no function `{name}`")
        return function(self.session, [to_value(each) for each in arguments], self.span)


def unfit(error: Exception, what: str, span: Span) -> Lost:
    """Give what to raise where a template cannot be evaluated."""
    return Lost(Unknown(f"what the manifest says of {what} does not fit: {error}", span))
