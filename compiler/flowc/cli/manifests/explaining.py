"""`flowc manifest explain`: what something that a manifest describes becomes."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from flowc.cli.command import FINE
from flowc.cli.manifests.examples import Example, first_example
from flowc.cli.manifests.known import Known, known_manifests, origin, owners, whole_name
from flowc.cli.paint import harmless
from flowc.cli.report import Json, read_json
from flowc.cli.terminal import Terminal
from flowc.manifests.canonical import message_data
from flowc.manifests.finding import Found
from flowc.manifests.plain_values import value_of
from flowc.manifests.samples import Samples, call_of, default_of
from flowc_idl.flowc.ext.v1.classes_pb2 import EnumClass, Field, RecordClass, Rule
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest
from flowc_idl.flowc.ext.v1.tasks_pb2 import (
    DecoratorExtension,
    FunctionExtension,
    PlaceholderSyntax,
    Target,
    TaskExtension,
)
from flowc_idl.flowc.ext.v1.types_pb2 import TypeExtension

Described: TypeAlias = (
    RecordClass | EnumClass | TaskExtension | DecoratorExtension | FunctionExtension | TypeExtension
)

_PARTS = ("type", "type_version", "custom", "config", "statement", "command", "pod_template")


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print what a class, task, decorator or type is, and what an example of it becomes."""
    name: str = arguments.name
    format_: str = arguments.format
    known = known_manifests(terminal)
    explained = [_Explained(found, whole, known) for found, whole in _asked(name, known)]
    if format_ == "json":
        from flowc.cli.report import to_json

        terminal.print(to_json({"explained": [each.json() for each in explained]}))
        return FINE
    terminal.print("\n\n".join("\n".join(each.text()) for each in explained))
    return FINE


def _asked(name: str, known: Known) -> list[tuple[Found, str]]:
    """Give what is described under a name; under that of a whole manifest, its tasks and types."""
    for found in known.found:
        manifest = found.manifest
        if name in (manifest.id, manifest.package):
            tasks = [f"{manifest.package}.{task.name}" for task in manifest.tasks]
            types = [whole_name(manifest.package, type_.name) for type_ in manifest.types]
            return [(found, whole) for whole in (*tasks, *types)]
    return owners(name, known)


class _Explained:
    """One thing that a manifest describes."""

    def __init__(self, found: Found, whole: str, known: Known) -> None:
        self._found = found
        self._whole = whole
        self._manifest: Manifest = found.manifest
        package = self._manifest.package
        self._name = whole.removeprefix(f"{package}.")
        self._config = next((c for c in self._manifest.classes if c.name == self._name), None)
        self._enum = next((e for e in self._manifest.enums if e.name == self._name), None)
        self._tasks = [
            task
            for task in self._manifest.tasks
            if task.name == self._name or (self._config and self._name in task.config_classes)
        ]
        self._decorator = next((d for d in self._manifest.decorators if d.name == self._name), None)
        self._function = next((f for f in self._manifest.functions if f.name == self._name), None)
        self._type = next(
            (t for t in self._manifest.types if whole_name(package, t.name) == whole), None
        )
        self._examples = list(self._made_examples(known))

    def _made_examples(self, known: Known) -> Iterator[Example]:
        samples = Samples(self._manifest)
        for task in self._tasks:
            found = first_example(samples.of_task(task), known)
            if found is not None:
                yield found
        if self._decorator is not None:
            found = first_example(samples.of_decorator(self._decorator), known)
            if found is not None:
                yield found
        if self._function is not None:
            found = first_example(samples.of_function(self._function), known)
            if found is not None:
                yield found

    def json(self) -> dict[str, Json]:
        """Give all as data."""
        single = (self._decorator, self._function, self._type)
        described = (self._config, self._enum, *self._tasks, *single)
        return {
            "name": self._whole,
            "manifest": self._manifest.id,
            "sha256": self._found.sha256,
            "describes": [_data(each) for each in described if each is not None],
            "examples": [
                {"source": each.source, "template": each.template, "lack": each.lack}
                for each in self._examples
            ],
        }

    def text(self) -> Iterator[str]:
        """Give the lines for people."""
        yield harmless(self._whole)
        yield f"  of {harmless(self._manifest.id)} ({harmless(origin(self._found))})"
        if self._config is not None:
            yield from _said(self._config.summary)
            yield ""
            yield call_of(self._name, self._config.fields)
            yield from _fields(self._config.fields)
            yield from _rules(self._config.rules)
        if self._enum is not None:
            yield from _said(self._enum.summary)
            for member in self._enum.members:
                yield f"  {member.name} = {value_of(member.value)!r}"
        for task in self._tasks:
            yield from self._task(task)
        if self._decorator is not None:
            yield from _said(self._decorator.summary)
            yield ""
            yield f"@{call_of(self._name, self._decorator.parameters)}"
            yield from _fields(self._decorator.parameters)
            yield from _template(
                "adds to the configuration", _part(_data(self._decorator), "config")
            )
        if self._function is not None:
            yield from _of_function(self._function)
        if self._type is not None:
            yield from _said(self._type.summary)
            yield from _template("becomes", _without_names(_data(self._type)))
        for example in self._examples:
            yield from _example(example)

    def _task(self, task: TaskExtension) -> Iterator[str]:
        if task.name != self._name:
            yield ""
            yield f"chosen by it: {task.name}"
        yield from _said(task.summary)
        if task.parameters:
            yield ""
            yield call_of(task.name, task.parameters)
            yield from _fields(task.parameters)
        yield from _rules(task.rules)
        if task.is_abstract:
            yield "  only made as what derives from it, or by a decorator"
        if task.opaque:
            yield f"  it stays opaque: {task.opaque}"
        if task.target:
            target = Target.Name(task.target).removeprefix("TARGET_").lower()
            yield from ("", f"target: {target.replace('_', ' ')}")
        for part in _PARTS:
            found = _part(_data(task), part)
            if found is not None:
                yield from _template(part.replace("_", " "), found)
        for placeholders in task.placeholders:
            syntax = PlaceholderSyntax.Name(placeholders.syntax)
            kind = syntax.removeprefix("PLACEHOLDER_SYNTAX_").lower()
            yield f"placeholders for inputs in `{placeholders.path}`, filled in by the {kind}"
        for connector in self._manifest.connectors:
            if task.connector and connector.name == task.connector:
                yield f"run by the connector `{connector.name}`: {connector.summary}"


def _of_function(function: FunctionExtension) -> Iterator[str]:
    yield from _said(function.summary)
    yield ""
    yield call_of(function.name, function.parameters)
    yield from _fields(function.parameters)
    yield from _rules(function.rules)
    kind = "workflow" if function.HasField("workflow") else "task"
    yield from _template(f"makes a {kind}", _part(_data(function), kind))


def _said(summary: str) -> Iterator[str]:
    if summary:
        yield f"  {harmless(summary)}"


def _fields(fields: Sequence[Field]) -> Iterator[str]:
    rows = [(field.name, field.type or "any", default_of(field), field.summary) for field in fields]
    for name, type_, default, summary in rows:
        width = max(len(each[0]) for each in rows)
        wide = max(len(each[1]) for each in rows)
        given = f"= {default}" if default else "required"
        line = f"  {name.ljust(width)}  {type_.ljust(wide)}  {given.ljust(12)}  {summary}"
        yield harmless(line.rstrip())


def _rules(rules: Sequence[Rule]) -> Iterator[str]:
    for rule in rules:
        yield harmless(f"  otherwise an error: {rule.that}  ({rule.message})")


def _template(title: str, template: Json) -> Iterator[str]:
    if isinstance(template, (dict, list)):
        yield f"{title}:"
        for line in json.dumps(template, indent=2, sort_keys=True).splitlines():
            yield f"  {harmless(line)}"
    elif template is not None:
        is_whole = isinstance(template, float) and template.is_integer()
        yield harmless(f"{title}: {int(template) if is_whole else template}")


def _example(example: Example) -> Iterator[str]:
    yield ""
    yield "an example:"
    for line in example.source.rstrip().splitlines():
        yield f"    {line}".rstrip()
    if example.lack:
        yield f"it is not known what it becomes: {harmless(example.lack)}"
        return
    yield "becomes:"
    shown: dict[str, Json] = {
        key: item for key, item in example.template.items() if key != "container"
    }
    container = example.template.get("container")
    if isinstance(container, dict):
        shown["container"] = {"image": container.get("image")}
    for line in json.dumps(shown, indent=2, sort_keys=True).splitlines():
        yield f"    {harmless(line)}"


def _data(message: Described) -> Json:
    return read_json(json.dumps(message_data(message)))


def _part(data: Json, key: str) -> Json:
    return data.get(key) if isinstance(data, dict) else None


def _entries(data: Json) -> Iterator[tuple[str, Json]]:
    if isinstance(data, dict):
        yield from data.items()


def _without_names(data: Json) -> Json:
    return {key: item for key, item in _entries(data) if key not in ("name", "summary")}
