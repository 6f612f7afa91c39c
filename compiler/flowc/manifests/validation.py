"""Whether a manifest says what can be: names, types, defaults, templates."""

from __future__ import annotations

import re

from flowc.manifests.decoding import decode
from flowc.manifests.field_checks import FieldChecker, shapes_of
from flowc.manifests.findings import Findings, is_dotted, last
from flowc.manifests.flyte_messages import printed_message
from flowc.manifests.function_checks import check_function
from flowc.manifests.known_names import BASE_CLASSES, OF_TASKS
from flowc.manifests.names_in_scope import (
    ENUM_FIELDS,
    Fields,
    Names,
    Reader,
    made_task,
    record_names,
    task_names,
)
from flowc.manifests.nodes import Atom, Map, Node, plain
from flowc.manifests.outline import Part
from flowc.manifests.part_checks import PartChecker
from flowc.manifests.plain_data import is_dict, is_list
from flowc.manifests.reading import read_nodes
from flowc.manifests.shapes import ANYTHING, Named, Shape
from flowc.manifests.template_checks import TemplateChecker
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest
from flowc_ir.diagnostic import Report
from flowc_ir.lazy_dataclass import replace

_VERSIONS = re.compile(r"\s*(?:(?:~=|===?|!=|<=?|>=?)\s*[\w.*+!-]+\s*(?:,\s*(?=\S)|$))*")


def read_valid_manifest(text: str, path: str, report: Report) -> Manifest | None:
    """Give the manifest of a text if nothing is wrong with it; what is goes to `report`.

    `path` names the file, and by its ending the notation (`reading.py`).
    """
    own = Report()
    nodes = read_nodes(text, path, own)
    manifest = None if nodes is None else decode(nodes, own)
    if manifest is not None and isinstance(nodes, Map):
        validate(nodes, own)
    for diagnostic in dict.fromkeys(own.diagnostics):
        report.add(diagnostic)
    return None if own.has_errors else manifest


def validate(root: Map, report: Report) -> None:
    """Report what is wrong with a manifest that could be decoded."""
    _Validation(Part(root), report).run()


class _Validation:
    def __init__(self, root: Part, report: Report) -> None:
        self._root = root
        self._records = {part.text("name").text: part for part in root.parts("classes")}
        self._enums = {part.text("name").text: part for part in root.parts("enums")}
        self._findings = Findings(report)
        images = [part.text("name").text for part in root.parts("images")]
        self._fields = FieldChecker(self._findings, self._records, self._enums, images)
        fragments = {key.text: node for key, node in root.entries("fragments")}
        reader = Reader(self._all_fields())
        tasks = [part.text("name").text for part in root.parts("tasks")]
        classes = [*self._records, *self._enums, *tasks]
        self._templates = TemplateChecker(fragments, classes, reader, self._findings.tell)
        self._parts = PartChecker(self._findings, self._templates)

    def run(self) -> None:
        """Report all that is wrong."""
        self._check_head()
        self._check_described_names()
        for enum in self._root.parts("enums"):
            self._check_enum(enum)
        for images in self._root.parts("images"):
            self._check_images(images)
        for record in self._root.parts("classes"):
            self._check_record(record)
        for task in self._root.parts("tasks"):
            self._check_task(task)
        for decorator in self._root.parts("decorators"):
            self._check_decorator(decorator)
        for function in self._root.parts("functions"):
            self._fields.check(list(function.parts("parameters")))
            check_function(function, self._findings, self._templates)
        for type_ in self._root.parts("types"):
            self._check_type(type_)
        self._findings.distinct(part.text("name") for part in self._root.parts("connectors"))
        for name in list(self._templates.unused()):
            at = next(key for key, _ in self._root.entries("fragments") if key.text == name)
            self._findings.tell(at.span, f"no template uses the fragment `{name}`")

    # Names

    def _check_head(self) -> None:
        for key in ("id", "package"):
            if not self._root.text(key).text:
                self._findings.tell(self._root.text(key).span, f"a manifest needs `{key}`")
        package = self._root.text("package")
        if package.text and not is_dotted(package.text):
            self._findings.tell(package.span, f"`{package.text}` is no name of a Python package")
        versions = self._root.text("versions")
        if not _VERSIONS.fullmatch(versions.text):
            message = f"`{versions.text}` are no versions as PEP 440 writes them"
            self._findings.tell(versions.span, message)

    def _check_described_names(self) -> None:
        described = [
            part.text("name")
            for key in ("enums", "images", "classes", "tasks", "decorators", "functions")
            for part in self._root.parts(key)
        ]
        self._findings.distinct(replace(name, text=last(name.text)) for name in described)
        for name in described:
            if not is_dotted(name.text):
                self._findings.tell(name.span, f"`{name.text}` is no name of a class or function")
        executors = [task.text("executor") for task in self._root.parts("tasks")]
        for executor in executors:
            if executor.text and not is_dotted(executor.text):
                self._findings.tell(executor.span, f"`{executor.text}` is no name of a class")
        known = [last(name.text) for name in (*described, *executors) if name.text]
        types = [type_.text("name").text.lstrip(":") for type_ in self._root.parts("types")]
        known += [part for name in types for part in (last(name), name.partition(".")[0])]
        exports = list(self._root.texts("exports"))
        self._findings.distinct(exports)
        for export in exports:
            if export.text not in known:
                message = f"nothing here is called `{export.text}`"
                self._findings.tell(export.span, message, (export.text, known))

    def _all_fields(self) -> dict[str, Fields]:
        found = {name: self._fields_of(part, ()) for name, part in self._records.items()}
        for task in self._root.parts("tasks"):
            made = made_task(task.text("name").text).name
            found[made] = dict.fromkeys([*OF_TASKS, *self._attributes(task)], ANYTHING)
        return {**found, **dict.fromkeys(self._enums, ENUM_FIELDS)}

    def _attributes(self, task: Part) -> list[str]:
        """Give what the objects of a task keep, with those that it extends."""
        bases = task.text("extends").text.split()
        inherited = [
            name
            for other in self._root.parts("tasks")
            if other.text("name").text in bases and other is not task
            for name in self._attributes(other)
        ]
        return [*inherited, *(key.text for key, _ in task.entries("attributes"))]

    def _fields_of(self, record: Part, within: tuple[str, ...]) -> dict[str, Shape]:
        name = record.text("name").text
        base = record.text("extends").text
        inherited: dict[str, Shape] = {}
        if base in self._records and base not in within:
            inherited = self._fields_of(self._records[base], (*within, name))
        return {**inherited, **shapes_of(record.parts("fields"))}

    # Classes

    def _check_enum(self, enum: Part) -> None:
        members = list(enum.parts("members"))
        self._findings.distinct(member.text("name") for member in members)
        for member in members:
            self._findings.expect_identifier(member.text("name"), "a member")
            value = member.node("value")
            if value is None:
                self._findings.tell(member.span, "a member needs a `value`")
            elif enum.is_set("is_string") and not _is_text(value):
                self._findings.tell(
                    value.span, "a member of an enumeration of strings has a text as value"
                )

    def _check_images(self, images: Part) -> None:
        for version, _ in images.entries("prefixes"):
            if not re.fullmatch(r"3\.\d+", version.text):
                self._findings.tell(version.span, f"`{version.text}` is no version of Python")

    def _check_record(self, record: Part) -> None:
        name, base = record.text("name"), record.text("extends")
        fields = list(record.parts("fields"))
        if base.text and not base.text.startswith(":"):
            earlier = list(self._records)[: list(self._records).index(name.text)]
            self._findings.expect_one_of(base, earlier, "class that stands before it")
        self._fields.check(fields, self._inherited(record))
        names = record_names(self._fields_of(record, ()))
        self._parts.rules(record, names)
        for attribute, template in record.entries("attributes"):
            self._findings.expect_identifier(attribute, "an attribute")
            self._templates.check(template, names)
        for computed, template in record.entries("computed"):
            self._findings.expect_one_of(computed, [*names], "field")
            self._templates.check(template, names)
        for factory in record.parts("factories"):
            self._findings.expect_identifier(factory.text("name"), "a method")
            parameters = list(factory.parts("parameters"))
            self._fields.check(parameters)
            for key, template in factory.entries("fields"):
                self._findings.expect_one_of(key, [*names], "field")
                more = {factory.text(each).text: ANYTHING for each in ("rest", "others")}
                self._templates.check(template, {**more, **record_names(shapes_of(parameters))})

    def _inherited(self, record: Part) -> list[Part]:
        found: list[Part] = []
        seen = {record.text("name").text}
        base = record.text("extends").text
        while base in self._records and base not in seen:
            seen.add(base)
            found = [*self._records[base].parts("fields"), *found]
            base = self._records[base].text("extends").text
        return found

    # Tasks

    def _check_task(self, task: Part) -> None:
        configs = list(task.texts("config_classes"))
        for config in configs:
            self._findings.expect_one_of(config, [*self._records], "class")
        parameters = list(task.parts("parameters"))
        has_name = any(each.text("name").text == "name" for each in parameters)
        self._check_base(task, is_of_function=bool(configs) and not has_name)
        self._fields.check(parameters)
        shapes = shapes_of(parameters)
        held = tuple(Named(config.text) for config in configs)
        before = task_names(shapes, held)
        after = task_names(shapes, held, made_task(task.text("name").text))
        if any(key.text == "task_config" for key, _ in task.entries("base_arguments")):
            after = {"config": ANYTHING, **after}
        self._parts.rules(task, before)
        for key in ("type", "type_version"):
            self._templates.check(task.node(key), before)
        delegate = task.part("delegate")
        if delegate is not None:
            self._findings.expect_one_of(delegate.text("config"), [*shapes], "parameter")
            self._findings.expect_identifier(delegate.text("attribute"), "an attribute")
            self._templates.check(delegate.node("name"), before)
        for key in ("base_arguments", "attributes"):
            for _, template in task.entries(key):
                self._templates.check(template, before)
        for name, _ in task.entries("attributes"):
            self._findings.expect_identifier(name, "an attribute")
        if task.text("type_attribute").text and not _is_text(task.node("type")):
            message = "`type_attribute` is for a `type` that is text"
            self._findings.tell(task.text("type_attribute").span, message)
        for key in ("pod_template", "command", "custom", "config", "statement"):
            self._templates.check(task.node(key), after)
        for side in ("inputs", "outputs"):
            self._parts.variables(task.part(side), before)
        for placeholders in task.parts("placeholders"):
            self._check_placeholders(placeholders, shapes, before)
        connector = task.text("connector")
        if connector.text:
            known = [part.text("name").text for part in self._root.parts("connectors")]
            self._findings.expect_one_of(connector, known, "connector")

    def _check_base(self, task: Part, *, is_of_function: bool) -> None:
        name, bases = task.text("name"), task.text("extends")
        tasks = [part.text("name").text for part in self._root.parts("tasks")]
        earlier = tasks[: tasks.index(name.text)]
        for base in bases.text.split():
            known = [*BASE_CLASSES, *earlier]
            if base.startswith(":"):
                continue
            if last(base) not in BASE_CLASSES and base not in earlier:
                message = f"there is no class `{base}` before it, and flytekit has none to extend"
                self._findings.tell(bases.span, message, (base, known))
        target = task.text("target").text
        if not bases.text and not is_of_function and target in ("", "TARGET_UNSPECIFIED"):
            self._findings.tell(
                name.span, f"`{name.text}` says neither its `target` nor what it `extends`"
            )

    def _check_placeholders(self, placeholders: Part, shapes: Names, names: Names) -> None:
        path = placeholders.text("path")
        if path.text.partition(".")[0] not in shapes:
            known = [*shapes]
            self._findings.tell(
                path.span, f"there is no parameter `{path.text}`", (path.text, known)
            )
        else:
            self._templates.check(Atom(f"@{path.text}", path.span), names)
        if not placeholders.text("syntax").text:
            self._findings.tell(
                placeholders.span, "placeholders say in `syntax` how they are written"
            )

    def _check_decorator(self, decorator: Part) -> None:
        parameters = list(decorator.parts("parameters"))
        self._fields.check(parameters)
        names = task_names(shapes_of(parameters), ())
        self._parts.rules(decorator, names)
        self._templates.check(decorator.node("config"), names)
        if decorator.is_set("is_function") and not parameters:
            self._findings.tell(
                decorator.span, "a function that decorates takes the function first"
            )

    # Types

    def _check_type(self, type_: Part) -> None:
        name = type_.text("name")
        if not is_dotted(name.text.removeprefix(":")):
            self._findings.tell(name.span, f"`{name.text}` is no name of a type")
        literal_type = type_.node("literal_type")
        data = None if literal_type is None else plain(literal_type)
        if literal_type is None or not is_dict(data) or _is_template(data):
            return
        try:
            printed_message("flyteidl.core.LiteralType", data)
        except ValueError as error:
            self._findings.tell(literal_type.span, f"this is no type of flyteidl: {error}")


def _is_text(node: Node | None) -> bool:
    return isinstance(node, Atom) and isinstance(node.value, str)


def _is_template(data: object) -> bool:
    """Tell whether a directive or a path stands anywhere in data."""
    if is_dict(data):
        return any(key.startswith("$") or _is_template(item) for key, item in data.items())
    if is_list(data):
        return any(map(_is_template, data))
    return isinstance(data, str) and data.startswith(("@", "="))
