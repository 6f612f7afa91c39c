"""Interfaces and definitions of the type table as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flowc_ir.artifacts import ArtifactId
from flowc_ir.interface import Interface, Output, Parameter
from flowc_ir.records import Definition, Enum, Field, Member, Record
from flowc_ir.text.atoms import plain_doc, quote, spell_name, spell_qualified_name
from flowc_ir.text.layout import Doc, block, group, row
from flowc_ir.text.literals import literal_doc
from flowc_ir.text.settings import settings_group
from flowc_ir.text.spans import Spans
from flowc_ir.text.types import spell_type


def interface_doc(interface: Interface) -> Doc:
    """Write `(inputs) -> (outputs)`.

    `a: T` must be given; `a: T = 1` has a default; `a?: T` may be left out although no default is
    known; `a!: T = 1` must be given although there is a default.
    """
    inputs = parameters_doc(interface.inputs)
    if not interface.outputs and not interface.tuple_name:
        return inputs
    name = spell_qualified_name(interface.tuple_name) if interface.tuple_name else ""
    return row(inputs, group(f" -> {name}(", map(_output_doc, interface.outputs), ")"))


def parameters_doc(parameters: Iterable[Parameter]) -> Doc:
    """Write parameters between parentheses."""
    return group("(", map(_parameter_doc, parameters), ")")


def definition_doc(definition: Definition, spans: Spans) -> Doc:
    """Write a record or an enum, one field or member a line."""
    name = spell_qualified_name(definition.name)
    match definition:
        case Record():
            body = block(_record_docs(definition))
            way = " through json" if definition.goes_through_json else ""
            head = f"record {name} {definition.kind.value}{way} "
            return spans.mark(definition.span, row(head, body))
        case Enum(members=members, doc=doc):
            lines: list[Doc] = [f"doc {quote(doc)}"] if doc else []
            body = block([*lines, *map(_member_doc, members)])
            return spans.mark(definition.span, row(f"enum {name} ", body))


def _parameter_doc(parameter: Parameter) -> Doc:
    has_default = parameter.default is not None
    mark = "" if parameter.required is not has_default else "!" if has_default else "?"
    head = f"{spell_name(parameter.name)}{mark}: {spell_type(parameter.type)}"
    default = () if parameter.default is None else (" = ", literal_doc(parameter.default))
    source = () if parameter.source is None else (" from ", settings_group(parameter.source))
    artifact = _artifact_docs(parameter.artifact)
    doc = _spell_doc(parameter.doc, is_blank=parameter.blank_doc)
    return row(head, *artifact, *default, *source, doc)


def _output_doc(output: Output) -> Doc:
    head = f"{spell_name(output.name)}: {spell_type(output.type)}"
    doc = _spell_doc(output.doc, is_blank=output.blank_doc)
    return row(head, *_artifact_docs(output.artifact), doc)


def _artifact_docs(artifact: ArtifactId | None) -> tuple[Doc, ...]:
    return () if artifact is None else (" as ", settings_group(artifact))


def _spell_doc(doc: str, *, is_blank: bool) -> str:
    words = [quote(doc)] if doc or is_blank else []
    if doc and is_blank:
        words.append("blank")
    return "".join(f" {word}" for word in words)


def _record_docs(record: Record) -> Iterator[Doc]:
    if record.doc:
        yield f"doc {quote(record.doc)}"
    yield from map(_field_doc, record.fields)
    if record.schema is not None:
        yield row("schema ", plain_doc(record.schema))


def _field_doc(field: Field) -> Doc:
    type_ = "untyped" if field.type is None else spell_type(field.type)
    alias = f" alias {quote(field.alias)}" if field.alias else ""
    default = () if field.default is None else (" = ", literal_doc(field.default))
    factory = " factory" if field.has_factory else ""
    doc = f" {quote(field.doc)}" if field.doc else ""
    return row(f"{spell_name(field.name)}: {type_}", *default, f"{alias}{factory}{doc}")


def _member_doc(member: Member) -> Doc:
    return row(f"{spell_name(member.name)} = ", plain_doc(member.value))
