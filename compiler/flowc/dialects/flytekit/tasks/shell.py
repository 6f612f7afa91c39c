"""Shell tasks: scripts that run in the user's container."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.reading import bind_in, is_none, items, need, own, text
from flowc.dialects.flytekit.settings.setting_values import Defaults, SettingValue, setting_class
from flowc.dialects.flytekit.tasks.declared import declared_interface
from flowc.dialects.flytekit.tasks.instance_tasks import InstanceTaskEntity
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    NONE,
    Call,
    ClassValue,
    Context,
    DictValue,
    External,
    Generic,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.interface import Documentation
from flowc_ir.source import Span
from flowc_ir.task import UserContainer

MODULE = "flytekit.extras.tasks.shell"
OUTPUT_LOCATION = f"{MODULE}.OutputLocation"
PARAMETERS = (
    "name",
    "debug",
    "script",
    "script_file",
    "task_config",
    "shell",
    "inputs",
    "output_locs",
)
"""Parameters of `ShellTask` in order (flytekit 1.16.31 extras/tasks/shell.py)."""
RAW_PARAMETERS = tuple(name for name in PARAMETERS if name != "shell")
SETTINGS = (
    "container_image requests limits environment task_resolver secret_requests pod_template "
    "pod_template_name accelerator shared_memory resources metadata docs enable_deck disable_deck "
    "deck_fields labels annotations security_ctx"
).split()
"""Settings of tasks with a container; flytekit drops other keywords without a word."""
FILES = ("flytekit.FlyteFile", "flytekit.FlyteDirectory")
STAND_IN_TEXT = "A Fake function to satisfy the inner PythonTask requirements"
"""The docstring of the function that flytekit puts beside each shell task."""


def install(registry: Registry, session: Session) -> None:
    """Add what this room models."""

    def shell_task(context: Context, call: Call) -> Value:
        return _shell_task(session, call, PARAMETERS)

    def raw_shell_task(context: Context, call: Call) -> Value:
        return _shell_task(session, call, RAW_PARAMETERS)

    def get_raw_shell_task(context: Context, call: Call) -> Value:
        given = bind_in(session.flytekit, call, "get_raw_shell_task", ("name",))
        return raw_shell_task(context, raw_shell_call(context, given, call.span))

    registry.models[f"{MODULE}.get_raw_shell_task"] = get_raw_shell_task
    registry.models[f"{MODULE}.ShellTask"] = shell_task
    registry.models[f"{MODULE}.RawShellTask"] = raw_shell_task
    location: Defaults = {"var": None, "var_type": None, "location": None}
    registry.models[OUTPUT_LOCATION] = setting_class(OUTPUT_LOCATION, location)


def raw_shell_call(context: Context, given: dict[str, Value], span: Span) -> Call:
    """Give the arguments by which `get_raw_shell_task` makes its task; a script takes no part."""
    text_type = External("builtins.str")
    variables = context.subscript(External("typing.Dict"), TupleValue((text_type, text_type)), span)
    types = {"env": variables, "script_args": text_type, "script_file": text_type}
    inputs = DictValue({name: (Known(name), type_) for name, type_ in types.items()})
    place = {"var": Known("out"), "var_type": External("flytekit.FlyteDirectory")}
    location = Call(
        positional=(), keywords={**place, "location": Known("{ctx.working_directory}")}, span=span
    )
    output = context.call(External(OUTPUT_LOCATION), location)
    keywords = {
        **given,
        "debug": Known(True),
        "inputs": inputs,
        "output_locs": ListValue([output]),
        "script": Known("bash {inputs.script_file} {inputs.script_args}"),
    }
    return Call(positional=(), keywords=keywords, span=span)


def _shell_task(session: Session, call: Call, parameters: tuple[str, ...]) -> Value:
    known = {n: v for n, v in call.keywords.items() if n in parameters or n in SETTINGS}
    given = bind_in(
        session.flytekit,
        Call(positional=call.positional, keywords=known, span=call.span),
        "ShellTask",
        (*parameters, *SETTINGS),
    )
    name = given.get("name", NONE)
    known_name = name.value if isinstance(name, Known) and isinstance(name.value, str) else ""
    task = InstanceTaskEntity(session, known_name, call.span)
    stand_in = InstanceTaskEntity(session, _stand_in_name(known_name, task.module), call.span)
    try:
        _check_script(given, call.span)
        if not known_name:
            raise Lost(Unknown("the name of a shell task is not known", call.span))
        _fill_stand_in(stand_in)
        outputs = _outputs(session.machine, given.get("output_locs"), call.span)
        task.interface = declared_interface(session, given.get("inputs"), outputs, call.span)
        task.configure(given, call.span)
    except Lost as lost:
        task.opaque = task.opaque or lost.unknown
        if not task.interface.inputs and not task.interface.outputs:
            task.unknown_interface = lost.unknown
    except Raised as raised:
        if session.current() is not None:
            raise
        session.report(raised, WRONG_SETTING)
        task.opaque = task.unknown_interface = Unknown("it has errors", raised.span)
    if task.opaque is not None:
        stand_in.opaque = task.opaque
    session.register(stand_in)
    session.register(task)
    return task


def _stand_in_name(name: str, module: str) -> str:
    """Name the task that flytekit makes beside each shell task to run a plug-in's hooks."""
    inner = f"_bash.{name}"
    return inner if not module or module in inner else f"{module}.{inner}"


def _fill_stand_in(stand_in: InstanceTaskEntity) -> None:
    stand_in.container = UserContainer(
        resolver=stand_in.container.resolver,
        loader_arguments=("task-module", MODULE, "task-name", "_dummy_task_func"),
    )
    stand_in.docs = Documentation(short=STAND_IN_TEXT, has_long=True)


def _check_script(given: dict[str, Value], span: Span) -> None:
    for name in ("script", "script_file"):
        need(given.get(name, NONE))
    script = text(given.get("script"), "`script`", span)
    file = given.get("script_file")
    has_file = not is_none(file) and not (isinstance(file, Known) and file.value == "")
    if bool(script) == has_file:
        mistake(
            WRONG_SETTING,
            span,
            "a shell task has either a `script` or a `script_file`",
            hint="give one of the two",
            exception="ValueError",
        )


def _outputs(context: Context, value: Value | None, span: Span) -> DictValue:
    outputs = DictValue({})
    for item in items(context, value, "`output_locs`", span):
        own(item, "an output location", span)
        if not isinstance(item, SettingValue) or item.cls != OUTPUT_LOCATION:
            mistake(
                WRONG_SETTING,
                span,
                "`output_locs` holds `OutputLocation` objects",
                exception="ValueError",
            )
        name = text(item.fields["var"], "`var`", span) or ""
        if is_none(item.fields["location"]):
            mistake(WRONG_SETTING, span, f"output `{name}` has no location", exception="ValueError")
        _check_output_type(name, item.fields["var_type"], span)
        outputs.entries[name] = (Known(name), item.fields["var_type"])
    return outputs


def _check_output_type(name: str, annotation: Value, span: Span) -> None:
    """Refuse types that are neither file nor directory; those of a format are made by FlyteFile."""
    origin = annotation.origin if isinstance(annotation, Generic) else need(annotation)
    if isinstance(origin, ClassValue):
        raise Lost(Unknown("a class of one's own as the type of a script's output", span))
    if isinstance(origin, External) and origin.name.startswith("flytekit.types."):
        return
    if isinstance(origin, External) and origin.name in FILES:
        return
    mistake(
        WRONG_SETTING,
        span,
        f"output `{name}` of a script is neither a file nor a directory",
        hint="use `FlyteFile` or `FlyteDirectory`",
        exception="ValueError",
    )
