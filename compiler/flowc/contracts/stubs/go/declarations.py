"""Declarations of Go: enums, records, unions, launch plans and tasks."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from flowc.contracts.stubs.declared import (
    NamedEntity,
    NamedEnum,
    NamedRecord,
    NamedUnion,
    Slot,
)
from flowc.contracts.stubs.go.types import Types, member, text, unexported
from flowc_ir.graph import EntityKind

_WIDTH = 97
_ONE_LINE = 90


def enum(named: NamedEnum) -> list[str]:
    """Declare an enum: its values are constants."""
    name, id_ = named.name, named.enumeration.id
    names = [member(name, each) for each, _ in named.members]
    width = max(map(len, names), default=0)
    pairs = zip(names, named.members, strict=True)
    values = [f"\t{each:<{width}} {name} = {text(m.value)}" for each, (_, m) in pairs]
    return [
        *doc(f"{name} is the enum `{id_}`.", named.enumeration.doc),
        f"type {name} string",
        "",
        *doc(f"The values of {name}."),
        *(["const (", *values, ")"] if len(values) > 1 else [f"const {values[0][1:]}"]),
        "",
        f"var {unexported(name)}Codec = flyte.Enum({', '.join(names)})",
    ]


def record(named: NamedRecord, types: Types) -> list[str]:
    """Declare a record: a struct."""
    about = doc(f"{named.name} is `{named.record.id}`.", named.record.doc)
    return [*about, *_struct(named.name, named.slots, types)]


def union(named: NamedUnion, types: Types) -> list[str]:
    """Declare a union: an interface, which a struct a variant implements."""
    name = named.name
    marker = f"is{name}"
    listed = ", ".join(f"{case}" for case, _ in named.variants)
    lines = [
        *doc(f"{name} is one of {listed}."),
        f"type {name} interface {{",
        f"\t{marker}()",
        "}",
    ]
    for case, variant in named.variants:
        lines += [
            "",
            *doc(f"{case} is a variant of {name}."),
            f"type {case} struct {{",
            f"\tValue {types.of(variant.shape)}",
            "}",
            "",
            *_function(f"func ({case}) {marker}()", "", ""),
        ]
    variants = f"[]flyte.Variant[{name}]"
    lines += ["", f"func {unexported(name)}Variants() {variants} {{", f"\treturn {variants}{{"]
    for case, variant in named.variants:
        of = types.of(variant.shape)
        wrap = _function(f"func(v {of}) {name}", f"return {case}{{v}}", ",")
        unwrap = _function(f"func(v {case}) {of}", "return v.Value", "),")
        lines += [
            f"\t\tflyte.Case({text(variant.tag)}, {types.codec(variant.shape)},",
            *(f"\t\t\t{line}" for line in (*wrap, *unwrap)),
        ]
    return [*lines, "\t}", "}"]


def entity(named: NamedEntity, types: Types) -> list[str]:
    """Declare a launch plan or a task, with what it takes and gives."""
    name, of = named.name, named.entity
    is_task = of.kind is EntityKind.TASK
    what = f"the {'task' if is_task else 'launch plan'} `{of.name}`"
    takes, gives = f"{name}Inputs", f"{name}Outputs"
    maker = "Task" if is_task else "LaunchPlan"
    return [
        *doc(f"{name} is {what}.", of.doc),
        f"var {name} = flyte.{maker}[{takes}, {gives}]({text(of.name)})",
        "",
        *doc(f"{takes} is what {what} takes."),
        *_struct(takes, named.inputs, types),
        "",
        *doc(f"{gives} is what {what} gives."),
        *_struct(gives, named.outputs, types),
    ]


def doc(*paragraphs: str) -> list[str]:
    """Write a comment, in the form that gofmt leaves."""
    lines: list[str] = []
    for paragraph in filter(str.strip, paragraphs):
        if lines:
            lines.append("//")
        wrapped = textwrap.wrap(
            " ".join(paragraph.split()), _WIDTH, break_long_words=False, break_on_hyphens=False
        )
        lines += [f"// {line}" for line in wrapped]
    return lines


def _function(head: str, body: str, after: str) -> list[str]:
    """Write a function in one line, as long as gofmt leaves it so."""
    if len(head) + len(body) <= _ONE_LINE:
        return [f"{head} {{ {body} }}{after}" if body else f"{head} {{}}{after}"]
    return [f"{head} {{", *([f"\t{body}"] if body else []), f"}}{after}"]


def _struct(name: str, slots: Sequence[Slot], types: Types) -> list[str]:
    if not slots:
        return [
            f"type {name} struct{{}}",
            "",
            *doc("Fields converts the fields: there are none."),
            f"func (v *{name}) Fields(*flyte.Fields) {{}}",
        ]
    return [
        f"type {name} struct {{",
        *_members(slots, types),
        "}",
        "",
        *doc("Fields converts the fields, one after another."),
        f"func (v *{name}) Fields(f *flyte.Fields) {{",
        *(f"\t{_conversion(each, types)}" for each in slots),
        "}",
    ]


def _members(slots: Sequence[Slot], types: Types) -> list[str]:
    """Write the members of a struct: gofmt aligns those that follow one another."""
    lines: list[str] = []
    for run in _runs(slots):
        if lines:
            lines.append("")
        lines += [f"\t{line}" for line in doc(_about(run[0]))]
        width = max(len(each.name) for each in run)
        lines += [f"\t{each.name:<{width}} {_type(each, types)}" for each in run]
    return lines


def _runs(slots: Iterable[Slot]) -> list[list[Slot]]:
    """Part slots so that a documented one stands alone."""
    runs: list[list[Slot]] = []
    for slot in slots:
        if not runs or _about(slot) or _about(runs[-1][-1]):
            runs.append([])
        runs[-1].append(slot)
    return runs


def _about(slot: Slot) -> str:
    return slot.doc


def _type(slot: Slot, types: Types) -> str:
    return f"*{types.of(slot.shape)}" if slot.is_left_out else types.of(slot.shape)


def _conversion(slot: Slot, types: Types) -> str:
    kind = slot.presence.value.capitalize()
    return f"flyte.{kind}(f, {text(slot.wire)}, &v.{slot.name}, {types.codec(slot.shape)})"
