"""The contract of a plug-in: what its manifest says, with every name resolved."""

from __future__ import annotations

from collections.abc import Iterable

from google.protobuf.struct_pb2 import Value as ManifestValue

from flowc.contracts.schema import (
    TEXT,
    Choice,
    Entry,
    ListOf,
    MapOf,
    Named,
    Nullable,
    OneOf,
    Plain,
    Record,
    Schema,
)
from flowc.contracts.templates import TemplateReader
from flowc.contracts.vocabulary import Vocabulary, last, values_of
from flowc.manifests.finding import Found
from flowc.manifests.plain_values import value_of
from flowc_idl.flowc.ext.v1 import classes_pb2
from flowc_idl.flowc.ext.v1.manifest_pb2 import Connector, Manifest
from flowc_idl.flowc.ext.v1.tasks_pb2 import Target, TaskExtension
from flowc_ir.lazy_dataclass import dataclass

TARGETS = {
    Target.TARGET_UNSPECIFIED: "",
    Target.TARGET_USER_CONTAINER: "user_container",
    Target.TARGET_PREBUILT_CONTAINER: "prebuilt_container",
    Target.TARGET_SQL: "sql",
    Target.TARGET_NONE: "none",
    Target.TARGET_SENSOR: "sensor",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold: an expression in CEL, and what is wrong otherwise."""

    that: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Class:
    """A class whose objects are records."""

    name: str
    summary: str
    fields: tuple[Entry, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Enumeration:
    """An enumeration: its members' names with their values."""

    name: str
    summary: str
    members: tuple[tuple[str, Plain], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of task: how it is asked for, and what its template on the wire holds.

    `classes` are the configurations that choose it, or none if its own class is called with
    `arguments`. `target` says what runs it. `connector` is None if no connector does.
    """

    name: str
    summary: str
    classes: tuple[str, ...]
    arguments: tuple[Entry, ...]
    rules: tuple[Rule, ...]
    type: Schema | None
    version: Schema | None
    target: str
    custom: Schema | None
    config: Schema | None
    has_statement: bool
    connector: Connector | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contract:
    """What one package adds, for any language to read."""

    id: str
    package: str
    summary: str
    versions: str
    sha256: str
    classes: tuple[Class, ...]
    enumerations: tuple[Enumeration, ...]
    kinds: tuple[Kind, ...]


def contract_of(found: Found) -> Contract:
    """Give the contract of a whole manifest."""
    manifest = found.manifest
    reader = _Reader(manifest)
    return Contract(
        id=manifest.id,
        package=manifest.package,
        summary=manifest.summary,
        versions=manifest.versions,
        sha256=found.sha256,
        classes=tuple(reader.record(each) for each in manifest.classes),
        enumerations=tuple(_enumeration(each) for each in manifest.enums),
        kinds=tuple(reader.kind(each) for each in manifest.tasks if not each.opaque),
    )


class _Reader:
    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._vocabulary = Vocabulary(manifest)
        fragments = {name: value_of(each) for name, each in manifest.fragments.items()}
        self._templates = TemplateReader(self._vocabulary, fragments)

    def record(self, record: classes_pb2.RecordClass) -> Class:
        fields = self._vocabulary.entries(self._vocabulary.fields(record))
        return Class(last(record.name), record.summary, fields, _rules(record.rules))

    def kind(self, task: TaskExtension) -> Kind:
        line = self._line(task)
        arguments = self._arguments(line)
        classes = tuple(last(name) for name in task.config_classes)
        names = self._with_attributes(_variables(arguments, classes), line)
        return Kind(
            name=last(task.name),
            summary=task.summary,
            classes=classes,
            arguments=arguments,
            rules=_rules([rule for each in line for rule in each.rules]),
            type=self._made([each.type for each in line if each.HasField("type")], names),
            version=self._version(line, names),
            target=next((TARGETS[each.target] for each in line if each.target), ""),
            custom=self._made([each.custom for each in line if each.HasField("custom")], names),
            config=self._made([each.config for each in line if each.HasField("config")], names),
            has_statement=any(each.HasField("statement") for each in line),
            connector=self._connector([each.connector for each in line if each.connector]),
        )

    def _with_attributes(
        self, names: dict[str, Schema], line: list[TaskExtension]
    ) -> dict[str, Schema]:
        """Add what objects keep under other names to the variable `task`."""
        kept = {
            name: self._templates.read(value_of(template), names).schema
            for task in line
            for name, template in task.attributes.items()
        }
        entries = [Entry(name=name, schema=kept[name]) for name in sorted(kept)]
        return {**names, "task": Record((*_TASK, *entries))}

    def _line(self, task: TaskExtension) -> list[TaskExtension]:
        """Give a task and those of this manifest that it extends, itself first."""
        line = [task]
        for each in line:
            extended = each.extends.split()
            line += [
                other
                for other in self._manifest.tasks
                if other not in line and last(other.name) in map(last, extended)
            ]
        return line

    def _arguments(self, line: list[TaskExtension]) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        for task in line:
            for entry in self._vocabulary.entries(tuple(task.parameters)):
                entries.setdefault(entry.name, entry)
        return tuple(entries.values())

    def _made(self, templates: list[ManifestValue], names: dict[str, Schema]) -> Schema | None:
        if not templates:
            return None
        made = self._templates.read(value_of(templates[0]), names)
        schema = self._vocabulary.on_the_wire(made.schema)
        return Nullable(schema) if made.may_lack else schema

    def _version(self, line: list[TaskExtension], names: dict[str, Schema]) -> Schema | None:
        templates = [each.type_version for each in line if each.HasField("type_version")]
        if not templates and not any(each.extends for each in line):
            return Choice((0,))
        return self._made(templates, names)

    def _connector(self, names: list[str]) -> Connector | None:
        for connector in self._manifest.connectors:
            if connector.name in names[:1]:
                return connector
        return None


def _variables(arguments: tuple[Entry, ...], classes: tuple[str, ...]) -> dict[str, Schema]:
    names = {entry.name: entry.schema for entry in arguments}
    if classes:
        configurations = tuple(Named(name) for name in classes)
        names["config"] = configurations[0] if len(classes) == 1 else OneOf(configurations)
    elif "task_config" in names:
        names["config"] = names["task_config"]
    return names | _ALWAYS


def _texts(names: str) -> Record:
    return Record(tuple(Entry(name=name, schema=TEXT) for name in names.split()))


_TASK = (
    *_texts("name query type").fields,
    Entry(name="command", schema=ListOf(TEXT)),
    Entry(name="default_command", schema=ListOf(TEXT)),
    Entry(name="environment", schema=MapOf(TEXT)),
)
_ALWAYS: dict[str, Schema] = {
    "settings": _texts("project domain version python_interpreter entrypoint"),
    "sdk": _texts("version python"),
    "task": Record(_TASK),
}
"""The variables of every template (`ext/v1/tasks.proto`)."""


def _enumeration(enum: classes_pb2.EnumClass) -> Enumeration:
    names = [member.name for member in enum.members]
    return Enumeration(
        last(enum.name), enum.summary, tuple(zip(names, values_of(enum), strict=False))
    )


def _rules(rules: Iterable[classes_pb2.Rule]) -> tuple[Rule, ...]:
    return tuple(Rule(each.that, each.message, each.hint) for each in rules)
