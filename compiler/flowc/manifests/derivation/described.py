"""What the classes of a package are, as parts of a manifest."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.manifests.derivation.annotations import manifest_type
from flowc.manifests.derivation.evaluation import Names
from flowc.manifests.derivation.execution import RAISED, Reader
from flowc.manifests.derivation.rendering import Renderer, comments
from flowc.manifests.derivation.sources import Definition, Package, dotted
from flowc.manifests.derivation.symbols import (
    Choice,
    Elsewhere,
    Formula,
    Instance,
    Items,
    Lost,
    Record,
    Symbol,
    constant,
    path,
)
from flowc.manifests.templates import MISSING

NOTE = "not derived"
"""The key of what could not be derived, in a part."""

Part = dict[str, object]

_TARGETS = {
    "SQLTask": "sql",
    "PythonFunctionTask": "user_container",
    "PythonInstanceTask": "user_container",
    "PythonAutoContainerTask": "user_container",
    "PythonCustomizedContainerTask": "prebuilt_container",
    "PythonTask": "none",
    "BaseSensor": "sensor",
}
_ENUMS = ("Enum", "IntEnum", "StrEnum")
_PASSED = ("name", "task_type", "task_type_version", "task_config", "task_function", "interface",
           "inputs", "outputs", "executor_type")  # fmt: skip
_PARTS = {"get_custom": "custom", "get_config": "config", "get_sql": "statement"}
_OF_TASK = {"name": "task.name", "query_template": "task.query", "environment": "task.environment"}


class Describer:
    """Describes the classes of one package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._registered = list(self._registrations())
        self._classes = list(package.classes())

    def enums(self) -> Iterator[Part]:
        """Describe the enumerations."""
        for cls in self._classes:
            if isinstance(cls.node, ast.ClassDef) and self._has_base(cls, _ENUMS):
                yield self._enum(cls, cls.node)

    def records(self) -> Iterator[Part]:
        """Describe the configurations, and what stands in their fields."""
        for cls in self._classes:
            is_config = any(cls.name == config.name for config, _ in self._registered)
            if isinstance(cls.node, ast.ClassDef) and (is_config or self._is_dataclass(cls)):
                is_other = self._target(cls) or self._has_base(cls, _ENUMS)
                if not is_other and self._is_used(cls):
                    yield self._record(cls, cls.node)

    def tasks(self) -> Iterator[Part]:
        """Describe the kinds of tasks."""
        for cls in self._classes:
            if isinstance(cls.node, ast.ClassDef) and self._target(cls):
                yield self._task(cls, cls.node)

    def decorators(self) -> Iterator[Part]:
        """Describe the classes that decorate."""
        for cls in self._classes:
            if self._has_base(cls, ("ClassDecorator",)):
                yield self._decorator(cls)

    def name(self, cls: Definition) -> str:
        """Give the name of a class below the package."""
        inner = cls.module.name.removeprefix(self._package.name).strip(".")
        return f"{inner}.{cls.name}" if inner else cls.name

    def _registrations(self) -> Iterator[tuple[Definition, Definition]]:
        for module in self._package.modules.values():
            for node in ast.walk(module.tree):
                match node:
                    case ast.Call(func=ast.Attribute(attr="register_pythontask_plugin"),
                                  args=[config, task]):  # fmt: skip
                        pair = [
                            self._package.resolve(module, dotted(each)) for each in (config, task)
                        ]
                        match pair:
                            case [Definition() as one, Definition() as other]:
                                yield one, other
                            case _:
                                pass
                    case _:
                        pass

    def _is_used(self, cls: Definition) -> bool:
        """Tell whether a dataclass can be reached from a configuration, or is handed on."""
        if cls.name in self._package.exports():
            return True
        word = cls.name
        return any(
            word in ast.unparse(s.annotation)
            for other in self._classes
            if isinstance(other.node, ast.ClassDef) and other is not cls
            for s in other.node.body
            if isinstance(s, ast.AnnAssign)
        ) or any(cls == config for config, _ in self._registered)

    def _has_base(self, cls: Definition, names: tuple[str, ...]) -> bool:
        return any(base.rpartition(".")[2] in names for base in self._bases(cls))

    def _bases(self, cls: Definition) -> Iterator[str]:
        """Give the names of all classes elsewhere that one derives from."""
        for each in Reader(self._package).lineage(cls):
            if isinstance(each.node, ast.ClassDef):
                for base in each.node.bases:
                    named = base.value if isinstance(base, ast.Subscript) else base
                    found = self._package.resolve(each.module, dotted(named))
                    if isinstance(found, str):
                        yield found

    def _target(self, cls: Definition) -> str:
        for base in self._bases(cls):
            if (target := _TARGETS.get(base.rpartition(".")[2])) is not None:
                return target
        return ""

    def _is_dataclass(self, cls: Definition) -> bool:
        if not isinstance(cls.node, ast.ClassDef):
            return False
        marks = (d.func if isinstance(d, ast.Call) else d for d in cls.node.decorator_list)
        return any(dotted(mark).rpartition(".")[2] == "dataclass" for mark in marks)

    def _own(self, cls: Definition, name: str) -> str:
        found = self._package.resolve(cls.module, name)
        is_class = isinstance(found, Definition) and isinstance(found.node, ast.ClassDef)
        return self.name(found) if is_class and isinstance(found, Definition) else ""

    def _enum(self, cls: Definition, node: ast.ClassDef) -> Part:
        made: Part = {"name": self.name(cls)}
        notes: list[str] = []
        members: list[Part] = []
        for statement in node.body:
            match statement:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    held = Reader(self._package).value(value, cls.module)
                    if isinstance(held, Formula):
                        members.append({"name": name, "value": held.template})
                    else:
                        notes.append(f"the value of `{name}`, line {statement.lineno}")
                case _:
                    pass
        if any(dotted(base) == "str" for base in node.bases):
            made["is_string"] = True
        made["members"] = members
        return {**made, **_notes(notes)}

    def _record(self, cls: Definition, node: ast.ClassDef) -> Part:
        made: Part = {"name": self.name(cls)}
        base = next((self._own(cls, dotted(each)) for each in node.bases), "")
        if base:
            made["extends"] = base
        notes: list[str] = []
        init = next(
            (s for s in node.body if isinstance(s, ast.FunctionDef) and s.name == "__init__"), None
        )
        if init is not None and not self._is_dataclass(cls):
            fields = self._parameters(cls, init, ("self",), notes)
        else:
            fields = list(self._fields(cls, node, notes))
        self._after_init(cls, fields, notes)
        made["fields"] = fields
        return {**made, **_notes(notes)}

    def _fields(self, cls: Definition, node: ast.ClassDef, notes: list[str]) -> Iterator[Part]:
        for statement in node.body:
            match statement:
                case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation, value=value):
                    yield self._field(cls, name, annotation, value, notes)
                case _:
                    pass

    def _field(
        self,
        cls: Definition,
        name: str,
        annotation: ast.expr | None,
        default: ast.expr | None,
        notes: list[str],
    ) -> Part:
        type_ = manifest_type(annotation, lambda text: self._own(cls, text))
        made: Part = {"name": name}
        if annotation is not None and not type_:
            notes.append(f"the type of `{name}`: `{ast.unparse(annotation)}`")
        if default is not None:
            self._default(cls, made, default, notes)
        if type_:
            is_null = "default" in made and made["default"] is None
            is_open = type_.endswith("?") or type_ == "any"
            whole = f"{type_}?" if is_null and not is_open else type_
            return {"name": name, "type": whole, **made}
        return made

    def _default(self, cls: Definition, made: Part, node: ast.expr, notes: list[str]) -> None:
        match node:
            case ast.Call(func=function, keywords=keywords) if dotted(function).endswith("field"):
                for keyword in keywords:
                    if keyword.arg == "default":
                        self._default(cls, made, keyword.value, notes)
                    elif keyword.arg == "default_factory":
                        self._default(cls, made, _called(keyword.value), notes)
                return
            case ast.Attribute(value=owner, attr=member) if self._own(cls, dotted(owner)):
                made["default_object"] = f"{self._own(cls, dotted(owner))}.{member}"
                return
            case ast.Call(func=function, args=[], keywords=[]) if self._own(cls, dotted(function)):
                made["default_object"] = self._own(cls, dotted(function))
                return
            case ast.Call(func=ast.Name(id="dict"), args=[]):
                made["default"] = {}
                return
            case ast.Call(func=ast.Name(id="list"), args=[]):
                made["default"] = []
                return
            case _:
                pass
        renderer = Renderer(f"the default of `{made['name']}`")
        template = renderer.template(Reader(self._package).value(node, cls.module))
        if template is MISSING or renderer.notes:
            notes.append(f"the default of `{made['name']}`: `{ast.unparse(node)}`")
            made["default"] = None
        else:
            made["default"] = template

    def _parameters(
        self, cls: Definition, init: ast.FunctionDef, left_out: tuple[str, ...], notes: list[str]
    ) -> list[Part]:
        arguments = [*init.args.posonlyargs, *init.args.args]
        defaults: list[ast.expr | None] = [None] * (len(arguments) - len(init.args.defaults))
        made: list[Part] = []
        for argument, default in zip(arguments, [*defaults, *init.args.defaults], strict=True):
            if argument.arg not in left_out:
                made.append(self._field(cls, argument.arg, argument.annotation, default, notes))
        for argument, default in zip(init.args.kwonlyargs, init.args.kw_defaults, strict=True):
            if argument.arg not in left_out:
                field = self._field(cls, argument.arg, argument.annotation, default, notes)
                made.append({**field, "keyword_only": True})
        return made

    def _after_init(self, cls: Definition, fields: list[Part], notes: list[str]) -> None:
        """Take over what `__post_init__` puts in the place of null; the rest is a note."""
        reader = Reader(self._package)
        found = reader.method(cls, "__post_init__")
        if found is None:
            return
        function, holder = found
        names = [str(each["name"]) for each in fields]
        instance = Instance(cls, {name: path(name) for name in names})
        reader.run(function, holder.module, {"self": instance})
        for each, name in zip(fields, names, strict=True):
            held = instance.fields.get(name)
            match held:
                case Choice(
                    then=Formula() | Record() | Items() as then, otherwise=Formula(cel=cel)
                ) if cel == name and held.condition in (f"{cel} == null", f"!truthy({cel})"):
                    each["instead_of_null"] = Renderer("").template(then)
                case Formula(cel=cel) if cel == name:
                    pass
                case _:
                    notes.append(f"what `__post_init__` makes of `{name}`")
        notes += [f"it raises, line {line}, if {condition}" for condition, line in reader.raises]
        notes += [f"line {lost.line}: {lost.why}" for lost in reader.lost]

    def _task(self, cls: Definition, node: ast.ClassDef) -> Part:
        made: Part = {"name": self.name(cls)}
        notes: list[str] = []
        configs = [config for config, task in self._registered if task == cls]
        if configs:
            made["config_classes"] = [self.name(config) for config in configs]
        base = next((b for b in Reader(self._package).lineage(cls)[1:] if self._target(b)), None)
        if base is not None:
            made["extends"] = self.name(base)
        else:
            made["target"] = self._target(cls)
            self._executor(cls, node, made)
        reader = Reader(self._package)
        init = reader.method(cls, "__init__")
        task = Instance(cls, {key: path(value) for key, value in _OF_TASK.items()})
        if init is not None:
            self._constructor(reader, init, task, made, notes, is_of_function=bool(configs))
        for name, part in _PARTS.items():
            self._method(cls, task, name, part, made, notes)
        for name in ("get_command", "get_container", "get_k8s_pod"):
            if reader.method(cls, name) is not None:
                notes.append(f"`{name}`")
        return {**made, **_notes(notes)}

    def _decorator(self, cls: Definition) -> Part:
        made: Part = {"name": self.name(cls)}
        notes: list[str] = []
        decorator = Instance(cls)
        reader = Reader(self._package)
        init = reader.method(cls, "__init__")
        if init is not None:
            function, holder = init
            left_out = ("self", "task_function")
            parameters = self._parameters(holder, function, left_out, notes)
            if parameters:
                made["parameters"] = parameters
            arguments = [*function.args.args, *function.args.kwonlyargs]
            names: Names = {each.arg: path(each.arg) for each in arguments}
            names["self"] = decorator
            reader.run(function, holder.module, names)
            notes += [f"it raises, line {line}, if {test}" for test, line in reader.raises]
            notes += [f"line {lost.line}: {lost.why}" for lost in reader.lost]
        self._method(cls, decorator, "get_extra_config", "config", made, notes)
        return {**made, **_notes(notes)}

    def _executor(self, cls: Definition, node: ast.ClassDef, made: Part) -> None:
        if made["target"] != "prebuilt_container":
            return
        for other in self._classes:
            if self._has_base(other, ("ShimTaskExecutor",)) and other.module is cls.module:
                made["executor"] = self.name(other)

    def _constructor(
        self,
        reader: Reader,
        init: tuple[ast.FunctionDef, Definition],
        task: Instance,
        made: Part,
        notes: list[str],
        *,
        is_of_function: bool,
    ) -> None:
        function, holder = init
        left_out = ("self", "task_config", "task_function") if is_of_function else ("self",)
        parameters = self._parameters(holder, function, left_out, notes)
        if parameters:
            made["parameters"] = parameters
        names: Names = {each.arg: path(each.arg) for each in function.args.args}
        names |= {each.arg: path(each.arg) for each in function.args.kwonlyargs}
        names["self"] = task
        if "task_config" in names:
            names["task_config"] = path("config")
        if function.args.kwarg is not None:
            names[function.args.kwarg.arg] = Record()
        elif "extends" not in made:
            made["takes_no_others"] = True
        reader.run(function, holder.module, names)
        notes += [f"it raises, line {line}, if {condition}" for condition, line in reader.raises]
        notes += [f"line {lost.line}: {lost.why}" for lost in reader.lost]
        if reader.calls:
            self._base_call(reader.calls[-1], names, made, notes)

    def _base_call(self, given: Names, names: Names, made: Part, notes: list[str]) -> None:
        for key, part in (("task_type", "type"), ("task_type_version", "type_version")):
            if key in given:
                self._render(given[key], part, made, notes)
        interface = given.get("interface")
        sides = dict(interface.entries) if isinstance(interface, Record) else {}
        for side in ("inputs", "outputs"):
            held = given.get(side, sides.get(side))
            if held is not None and held != names.get(side):
                self._variables(held, side, made, notes)
        others = {
            key: value
            for key, value in given.items()
            if key not in _PASSED and value != names.get(key)
        }
        arguments: Part = {}
        for key, value in others.items():
            self._render(value, key, arguments, notes)
        if arguments:
            made["base_arguments"] = arguments
        config = given.get("task_config")
        if isinstance(config, (Record, Lost)):
            notes.append("`task_config` is made in the constructor")

    def _variables(self, held: Symbol, side: str, made: Part, notes: list[str]) -> None:
        condition = ""
        if isinstance(held, Choice):
            is_then = isinstance(held.then, Record)
            condition = held.condition if is_then else f"!({held.condition})"
            held = (held.then if is_then else held.otherwise) or constant(None)
        if isinstance(held, Formula) and held.template is None:
            return
        if not isinstance(held, Record):
            notes.append(f"its {side}")
            return
        variables: list[Part] = []
        for name, symbol in held.entries.items():
            type_ = _type_template(symbol)
            if type_ is None:
                notes.append(f"the type of `{name}` of its {side}")
                continue
            variable: Part = {"name": name, "type": type_}
            if condition:
                variable["when"] = condition
            variables.append(variable)
        made[side] = {"variables": variables}

    def _method(
        self,
        cls: Definition,
        task: Instance,
        name: str,
        part: str,
        made: Part,
        notes: list[str],
    ) -> None:
        reader = Reader(self._package)
        found = reader.method(cls, name)
        if found is None:
            return
        function, holder = found
        if holder != cls and "extends" in made:
            return
        names: Names = {"self": task}
        names |= {each.arg: path("settings") for each in function.args.args[1:2]}
        made_of = reader.run(function, holder.module, names)
        notes += [f"`{name}`, line {lost.line}: {lost.why}" for lost in reader.lost]
        if made_of is not None and made_of is not RAISED:
            self._render(made_of, part, made, notes)

    def _render(self, symbol: Symbol, part: str, made: Part, notes: list[str]) -> None:
        renderer = Renderer(f"`{part}`")
        template = renderer.template(symbol)
        notes += renderer.notes
        if template is not MISSING and template is not None:
            made[part] = template


def _called(node: ast.expr) -> ast.expr:
    if isinstance(node, ast.Lambda):
        return node.body
    return ast.Call(func=node, args=[], keywords=[], lineno=node.lineno, col_offset=0)


def _notes(notes: list[str]) -> Part:
    return {NOTE: comments(notes)} if notes else {}


def _type_template(symbol: Symbol) -> object:
    match symbol:
        case Formula(template=str(template)) if template.startswith("@"):
            return template
        case Elsewhere(name=name):
            return {"$type": name}
        case _:
            return None
