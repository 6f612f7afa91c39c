"""The contract of a plug-in: what its manifest says, with every name resolved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from google.protobuf.struct_pb2 import Value as ManifestValue

from flowc.contracts.plugins.joining import joined
from flowc.contracts.plugins.schema import (
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
    named_in,
)
from flowc.contracts.plugins.templates import TemplateReader
from flowc.contracts.plugins.vocabulary import Vocabulary, last, values_of
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
    Target.TARGET_RAW_CONTAINER: "raw_container",
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


def contract_of(found: Found, others: Iterable[Manifest] = ()) -> Contract:
    """Give the contract of a whole manifest; `others` are those whose classes it may extend."""
    manifest = found.manifest
    whole = joined(manifest, others)
    reader = _Reader(whole)
    # What is joined stands behind what is its own.
    tasks = whole.tasks[: len(manifest.tasks)]
    kinds = tuple(reader.kind(each) for each in tasks if not each.opaque)
    own = {last(each.name) for each in manifest.classes}
    own |= {last(each.name) for each in manifest.enums}
    wanted = reader.reachable(own | set(_classes_of(kinds)))
    return Contract(
        id=manifest.id,
        package=manifest.package,
        summary=manifest.summary,
        versions=manifest.versions,
        sha256=found.sha256,
        classes=tuple(each for each in reader.classes if each.name in wanted),
        enumerations=tuple(each for each in reader.enumerations if each.name in wanted),
        kinds=kinds,
    )


def _classes_of(kinds: Iterable[Kind]) -> Iterator[str]:
    for kind in kinds:
        yield from kind.classes
        yield from named_in(entry.schema for entry in kind.arguments)


@dataclass(frozen=True, slots=True)
class _Level:
    """A task class, with the variables that its own constructor has."""

    task: TaskExtension
    names: dict[str, Schema]


class _Reader:
    def __init__(self, manifest: Manifest) -> None:
        self._manifest = manifest
        self._vocabulary = Vocabulary(manifest)
        fragments = {name: value_of(each) for name, each in manifest.fragments.items()}
        self._templates = TemplateReader(self._vocabulary, fragments)
        self.classes = tuple(self._record(each) for each in manifest.classes)
        self.enumerations = tuple(_enumeration(each) for each in manifest.enums)

    def reachable(self, names: set[str]) -> set[str]:
        """Give the classes and enumerations that some need, with them."""
        fields = {each.name: [entry.schema for entry in each.fields] for each in self.classes}
        waiting = sorted(names)
        for each in waiting:
            waiting += sorted(set(named_in(fields.get(each, ()))) - set(waiting))
        return set(waiting)

    def _record(self, record: classes_pb2.RecordClass) -> Class:
        fields = self._vocabulary.entries(self._vocabulary.fields(record))
        return Class(last(record.name), record.summary, fields, _rules(record.rules))

    def kind(self, task: TaskExtension) -> Kind:
        levels = self._levels(task, {})
        line = [level.task for level in levels]
        return Kind(
            name=last(task.name),
            summary=task.summary,
            classes=tuple(last(name) for name in task.config_classes),
            arguments=self._arguments(line),
            rules=_rules([rule for each in line for rule in each.rules]),
            type=self._made(levels, "type"),
            version=self._version(levels),
            target=next((TARGETS[each.target] for each in line if each.target), ""),
            custom=self._made(levels, "custom"),
            config=self._made(levels, "config"),
            has_statement=any(each.HasField("statement") for each in line),
            connector=self._connector([each.connector for each in line if each.connector]),
        )

    def _levels(self, task: TaskExtension, given: dict[str, Schema]) -> list[_Level]:
        """Give a task and those that it extends, itself first.

        What a class hands to the one that it extends are its base arguments, and what that has by
        the same name.
        """
        own = {each.name: each.schema for each in self._vocabulary.entries(tuple(task.parameters))}
        names = _variables(own | given, tuple(last(name) for name in task.config_classes))
        base = {
            name: self._templates.read(value_of(template), names).schema
            for name, template in task.base_arguments.items()
        }
        if "task_config" in base:
            names["config"] = base["task_config"]
        found = [_Level(task, names)]
        for other in self._extended(task):
            parameters = {field.name for field in other.parameters}
            handed = {name: each for name, each in {**names, **base}.items() if name in parameters}
            found += self._levels(other, handed)
        return self._with_attributes(found) if not given else found

    def _with_attributes(self, levels: list[_Level]) -> list[_Level]:
        """Add what objects keep under other names to the variable `task`; derived classes count."""
        kept: dict[str, Entry] = {}
        for level in reversed(levels):
            summaries = {f"@{field.name}": field.summary for field in level.task.parameters}
            for name, template in level.task.attributes.items():
                made = self._templates.read(value_of(template), level.names)
                summary = summaries.get(template.string_value, "")
                kept[name] = Entry(name=name, schema=made.schema, summary=summary)
        task = Record((*_TASK, *(kept[name] for name in sorted(kept))))
        return [_Level(level.task, {**level.names, "task": task}) for level in levels]

    def _extended(self, task: TaskExtension) -> list[TaskExtension]:
        names = task.extends.split()
        return [
            other for other in self._manifest.tasks if other is not task and other.name in names
        ]

    def _arguments(self, line: list[TaskExtension]) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        # `@task` gives these to a function's task.
        filled = {"task_config", "task_function"} if line[0].config_classes else set[str]()
        for task in line:
            for entry in self._vocabulary.entries(tuple(task.parameters)):
                if entry.name not in filled:
                    entries.setdefault(entry.name, entry)
            filled |= set(task.base_arguments)
            if task.takes_no_others or task.ignores_others:
                break
        return tuple(entries.values())

    def _made(self, levels: list[_Level], part: str) -> Schema | None:
        for level in levels:
            if level.task.HasField(part):
                template = _PARTS[part](level.task)
                made = self._templates.read(value_of(template), level.names)
                schema = self._vocabulary.on_the_wire(made.schema)
                return Nullable(schema) if made.may_lack else schema
        return None

    def _version(self, levels: list[_Level]) -> Schema | None:
        said = self._made(levels, "type_version")
        names = {task.name for task in self._manifest.tasks}
        extended = {name for level in levels for name in level.task.extends.split()}
        return Choice((0,)) if said is None and extended <= names else said

    def _connector(self, names: list[str]) -> Connector | None:
        for connector in self._manifest.connectors:
            if connector.name in names[:1]:
                return connector
        return None


_PARTS: dict[str, Callable[[TaskExtension], ManifestValue]] = {
    "type": lambda task: task.type,
    "type_version": lambda task: task.type_version,
    "custom": lambda task: task.custom,
    "config": lambda task: task.config,
}


def _variables(arguments: dict[str, Schema], classes: tuple[str, ...]) -> dict[str, Schema]:
    names = dict(arguments)
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
    "settings": Record(
        (
            *(Entry(name=name, schema=Nullable(TEXT)) for name in ("project", "domain", "version")),
            *_texts("python_interpreter entrypoint").fields,
        )
    ),
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
