"""Python that uses what a manifest describes: small modules with made-up arguments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import indent

from flowc.manifests.plain_values import value_of
from flowc.manifests.shapes import (
    ListOf,
    MapOf,
    Named,
    Nullable,
    OneOf,
    Shape,
    named,
    parse_shape,
)
from flowc_idl.flowc.ext.v1.classes_pb2 import Field, RecordClass
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest
from flowc_idl.flowc.ext.v1.tasks_pb2 import DecoratorExtension, FunctionExtension, TaskExtension

MAX_DEPTH = 4
"""How deep objects are made in one another."""

LINE = 76
"""How long arguments may be on one line, in characters."""

_ATOMS = {
    "int": "1",
    "float": "0.5",
    "bool": "True",
    "bytes": 'b"abc"',
    "duration": "timedelta(minutes=5)",
    "datetime": "datetime(2026, 1, 2)",
    "any": '"anything"',
    "image": '"registry.example/image:1"',
    "resources": 'Resources(cpu="2", mem="4Gi")',
    "pod_template": "PodTemplate()",
    "secret": 'Secret(group="group", key="key")',
    "type": "int",
    "types": "kwtypes(x=int)",
    "metadata": "TaskMetadata(retries=2)",
    "accelerator": "T4",
    "file": "__file__",
}
_IMPORTS = {
    "timedelta(": ("datetime", "timedelta"),
    "datetime(": ("datetime", "datetime"),
    "PodTemplate(": ("flytekit", "PodTemplate"),
    "Resources(": ("flytekit", "Resources"),
    "Secret(": ("flytekit", "Secret"),
    "kwtypes(": ("flytekit", "kwtypes"),
    "TaskMetadata(": ("flytekit.core.base_task", "TaskMetadata"),
    "T4": ("flytekit.extras.accelerators", "T4"),
}


class Samples:
    """Writes modules that use one manifest."""

    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._records = {record.name: record for record in manifest.classes}
        self._enums = {enum.name: enum for enum in manifest.enums}
        self._is_full = False

    def of_task(self, task: TaskExtension) -> Iterator[str]:
        """Give modules with a task of a kind, the smallest first.

        They differ in which parameters are given that need not be: none, each alone, all; then the
        same where the objects in them are given all their fields. Rules may be broken by some.
        """
        if task.is_abstract:
            return
        for is_full in (False, True):
            self._is_full = is_full
            yield from self._of_task(task)

    def _of_task(self, task: TaskExtension) -> Iterator[str]:
        for config in task.config_classes or ("",):
            record = self._records.get(config)
            fields = self._fields(record) if record is not None else []
            every = [*fields, *_own(task)]
            choices = list(_choices(every))
            if self._is_full:
                # All objects and nothing else, where one needs the others.
                objects = [each for each in every if _is_needed(each) or self._holds_record(each)]
                choices.insert(1, objects)
            for chosen in choices:
                # What holds no object is the same with full ones.
                if self._is_full and not any(map(self._holds_record, chosen)):
                    continue
                yield self._function(task, record, chosen) if record else self._call(task, chosen)

    def _holds_record(self, field: Field) -> bool:
        return any(name in self._records for name in named(parse_shape(field.type)))

    def of_decorator(self, decorator: DecoratorExtension) -> Iterator[str]:
        """Give modules with a decorated task."""
        skipped = 1 if decorator.is_function else 0
        for chosen in _choices(list(decorator.parameters)[skipped:]):
            given = self._arguments(chosen, 0)
            call = f"@{_last(decorator.name)}({given})" if given else f"@{_last(decorator.name)}"
            yield self._module([decorator.name], "", [call], "")

    def of_function(self, function: FunctionExtension) -> Iterator[str]:
        """Give modules with a call of a function; one that calls its task stands in a workflow."""
        for chosen in _choices(list(function.parameters)):
            call = f"{_last(function.name)}({self._arguments(chosen, 0)})\n"
            if function.HasField("workflow"):
                whole = f"example = {call}"
            else:
                whole = f"@workflow\ndef example() -> None:\n{indent(call, '    ')}"
            yield self._module([function.name], "", [], whole)

    def _function(self, task: TaskExtension, config: RecordClass, chosen: Sequence[Field]) -> str:
        own = [field for field in _own(task) if field in chosen]
        of_config = [field for field in self._fields(config) if field in chosen]
        made = f"{_last(config.name)}({self._arguments(of_config, 0)})"
        given = ", ".join(filter(None, (f"task_config={made}", self._arguments(own, 0))))
        return self._module([config.name], given, [], "")

    def _call(self, task: TaskExtension, chosen: Sequence[Field]) -> str:
        given = self._arguments([field for field in task.parameters if field in chosen], 0)
        if not any(field.name == "name" for field in task.parameters):
            given = ", ".join(filter(None, ('name="example"', given)))
        return self._module([task.name], "", [], f"example = {_last(task.name)}({given})\n")

    def _fields(self, record: RecordClass) -> list[Field]:
        """Give the fields of a record, with those that it inherits."""
        base = self._records.get(record.extends)
        inherited = self._fields(base) if base is not None and base is not record else []
        return [*inherited, *record.fields]

    def _arguments(self, fields: Sequence[Field], depth: int) -> str:
        made = [f"{field.name}={self._value(field, depth)}" for field in fields]
        joined = ", ".join(made)
        if depth or len(joined) < LINE:
            return joined
        return "\n" + "".join(f"    {each},\n" for each in made)

    def _value(self, field: Field, depth: int) -> str:
        if field.name == "name":
            return '"example"'
        made = self._of_shape(parse_shape(field.type), field.name, depth)
        # What is the default already would show nothing.
        return {"1": "2", "True": "False"}.get(made, made) if made == default_of(field) else made

    def _of_shape(self, shape: Shape, name: str, depth: int) -> str:
        match shape:
            case Nullable(item=item):
                return "None" if depth > MAX_DEPTH else self._of_shape(item, name, depth)
            case OneOf(options=options):
                return self._of_shape(options[0], name, depth)
            case ListOf(item=item):
                return f"[{self._of_shape(item, name, depth)}]"
            case MapOf(item=item):
                return f'{{"key": {self._of_shape(item, name, depth)}}}'
            case Named(name=type_):
                return self._of_name(type_, name, depth)

    def _of_name(self, type_: str, name: str, depth: int) -> str:
        if type_ in self._enums:
            members = self._enums[type_].members
            return f"{_reference(type_)}.{members[0].name}" if members else "None"
        if type_ in self._records and depth <= MAX_DEPTH:
            fields = self._fields(self._records[type_])
            needed = [each for each in fields if self._is_full or _is_needed(each)]
            return f"{_last(type_)}({self._arguments(needed, depth + 1)})"
        return _ATOMS.get(type_, f'"{name}"')

    def _module(
        self, used: Sequence[str], arguments: str, decorators: Sequence[str], call: str
    ) -> str:
        """Write a module with a task, a function's unless `call` makes it."""
        body = [call] if call else [f"@task({arguments})" if arguments else "@task", *decorators]
        if not call:
            body += ["def example(x: int) -> int:", "    return x", ""]
        text = "\n".join(body)
        described = [*self._records, *self._enums]
        names = [*used, *(name for name in described if re.search(rf"\b{_last(name)}[(.]", text))]
        imports = {
            (module, name)
            for call, (module, name) in _IMPORTS.items()
            if re.search(rf"\b{re.escape(call)}", text)
        }
        imports |= {self._import(name) for name in names}
        if not call:
            imports.add(("flytekit", "task"))
        elif call.startswith("@workflow"):
            imports.add(("flytekit", "workflow"))
        modules = sorted({module for module, _ in imports})
        lines = [
            f"from {each} import {', '.join(sorted(n for m, n in imports if m == each))}"
            for each in modules
        ]
        return "\n".join([*lines, "", "", text])

    def _import(self, name: str) -> tuple[str, str]:
        package = self._manifest.package
        last = _reference(name).partition(".")[0]
        inner = name.removesuffix(_reference(name)).rstrip(".")
        module = package if not inner or last in self._manifest.exports else f"{package}.{inner}"
        return module, last


def call_of(name: str, fields: Sequence[Field]) -> str:
    """Write how something is called: its parameters with their defaults."""
    shown = [_parameter(field) for field in fields if not field.keyword_only]
    by_name = [_parameter(field) for field in fields if field.keyword_only]
    if by_name:
        shown += ["*", *by_name]
    return f"{_last(name)}({', '.join(shown)})"


def default_of(field: Field) -> str:
    """Write the default of a parameter as Python would; empty if it has none."""
    if field.default_object:
        *_, outer, inner = f".{field.default_object}".split(".")
        return f"{outer}.{inner}" if outer[:1].isupper() else f"{inner}()"
    return repr(value_of(field.default)) if field.HasField("default") else ""


def _parameter(field: Field) -> str:
    default = default_of(field)
    return f"{field.name}={default}" if default else field.name


def _choices(fields: Sequence[Field]) -> Iterator[list[Field]]:
    needed = [field for field in fields if _is_needed(field)]
    optional = [field for field in fields if not _is_needed(field)]
    yield needed
    for each in optional:
        yield [field for field in fields if field in needed or field is each]
    if len(optional) > 1:
        yield list(fields)


def _own(task: TaskExtension) -> list[Field]:
    return list(task.parameters)


def _is_needed(field: Field) -> bool:
    return not field.HasField("default") and not field.default_object


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _reference(name: str) -> str:
    """Write something as its module has it: `Outer.Inner` of a class in a class."""
    parts = name.split(".")
    is_inner = len(parts) > 1 and parts[-2][:1].isupper()
    return ".".join(parts[-2:]) if is_inner else parts[-1]
