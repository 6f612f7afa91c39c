"""Declarations of Rust: enums, records, unions, launch plans and tasks."""

from __future__ import annotations

from collections.abc import Sequence

from flowc.contracts.stubs.declared import (
    NamedEntity,
    NamedEnum,
    NamedRecord,
    NamedUnion,
    Slot,
)
from flowc.contracts.stubs.forms import pascal_case, snake_case
from flowc.contracts.stubs.rust.layout import WIDTH, Call, arm, constant, doc, referred, statement
from flowc.contracts.stubs.rust.types import Types, text
from flowc_ir.graph import EntityKind
from flowc_ir.records import RecordKind

_STYLES = {RecordKind.DATACLASS: "Dataclass", RecordKind.PYDANTIC: "Pydantic"}


def enum(named: NamedEnum) -> list[str]:
    """Declare an enum, whose values have a text."""
    name = named.name
    members = [(_variant(pascal_case(each)), member.value) for each, member in named.members]
    listed = [f"Self::{each}" for each, _ in members]
    values = f"&[{', '.join(listed)}]"
    return [
        *doc([f"The enum `{named.enumeration.id}`.", named.enumeration.doc]),
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]",
        f"pub enum {name} {{",
        *(f"    {each}," for each, _ in members),
        "}",
        "",
        f"impl flyte::Enumerated for {name} {{",
        *_values("    const VALUES: &'static [Self] = ", values, listed),
        "",
        "    fn text(self) -> &'static str {",
        "        match self {",
        *(f"            Self::{each} => {text(value)}," for each, value in members),
        "        }",
        "    }",
        "}",
    ]


def record(named: NamedRecord, types: Types) -> list[str]:
    """Declare a record: a struct."""
    of = named.record
    about = [f"The record `{of.id}`.", of.doc]
    constants = [
        f"    const TITLE: &'static str = {text(of.short.rpartition('.')[2])};",
        f"    const STYLE: flyte::Style = flyte::Style::{_STYLES[of.encoding]};",
        "",
    ]
    return _struct(named.name, about, named.slots, types, of.id, constants)


def union(named: NamedUnion, types: Types) -> list[str]:
    """Declare a union: an enum."""
    name, shape = named.name, named.shape
    cases = [(_variant(pascal_case(variant.label)), variant) for _, variant in named.variants]
    lines = [
        *doc([f"One of {', '.join(variant.label for _, variant in cases)}."]),
        "#[derive(Clone, Debug, PartialEq)]",
        *([f"pub enum {name} {{"] if len(name) <= 89 else [f"pub enum {name}", "{"]),
        *(line for case, of in cases for line in _case(case, types.of(of.shape, shape))),
        "}",
        "",
        f"impl flyte::Unioned for {name} {{",
        "    fn choose(&self, to: &mut flyte::Chosen) -> flyte::Result<()> {",
        "        match self {",
    ]
    for case, variant in cases:
        codec = referred(types.codec(variant.shape, shape))
        call = Call("to.variant", (text(variant.tag), codec, "held"))
        lines += arm(f"Self::{case}(held)", call, 12)
    lines += [
        "        }",
        "    }",
        "",
        "    fn offer(from: &mut flyte::Offered<'_, Self>) {",
    ]
    for case, variant in cases:
        codec = referred(types.codec(variant.shape, shape))
        call = Call("from.variant", (text(variant.tag), codec, f"Self::{case}"))
        lines += statement("", call, ";", 8)
    return [*lines, "    }", "}"]


def entity(named: NamedEntity, types: Types) -> list[str]:
    """Declare a launch plan or a task, with what it takes and gives."""
    name, of = named.name, named.entity
    is_task = of.kind is EntityKind.TASK
    what = f"the {'task' if is_task else 'launch plan'} `{of.name}`"
    takes, gives = f"{name}Inputs", f"{name}Outputs"
    maker = Call(f"Entity::{'task' if is_task else 'launch_plan'}", (text(of.name),))
    declaration = f"pub const {snake_case(name).upper()}: Entity<"
    whole = f"{declaration}{takes}, {gives}>"
    if len(whole) + len(" =") <= WIDTH:
        lines = constant(whole, maker, 0)
    else:
        lines = [declaration, f"    {takes},", f"    {gives},", *statement("> = ", maker, ";", 0)]
    return [
        *doc([f"T{what[1:]}.", of.doc]),
        *lines,
        "",
        *_struct(takes, [f"What {what} takes."], named.inputs, types, None),
        "",
        *_struct(gives, [f"What {what} gives."], named.outputs, types, None),
    ]


def _member(name: str, of: str) -> list[str]:
    line = f"    pub {name}: {of},"
    return [line] if len(line) <= WIDTH else [f"    pub {name}:", f"        {of},"]


def _case(name: str, of: str) -> list[str]:
    line = f"    {name}({of}),"
    return [line] if len(line) <= WIDTH else [f"    {name}(", f"        {of},", "    ),"]


def _variant(name: str) -> str:
    return f"{name}_" if name == "Self" else name


def _values(before: str, flat: str, listed: Sequence[str]) -> list[str]:
    """Lay out an array: rustfmt fills lines with what is short, and parts what is long."""
    # `array_width` is 60; a longer array of paths stands one below another.
    if len(flat) - 3 <= 60 and len(f"{before}{flat};") <= 100:
        return [f"{before}{flat};"]
    if len(flat) - 3 <= 60:
        return [before.rstrip(), f"        {flat};"]
    return [f"{before}&[", *(f"        {each}," for each in listed), "    ];"]


def _struct(
    name: str,
    about: list[str],
    slots: Sequence[Slot],
    types: Types,
    owner: object,
    constants: Sequence[str] = (),
) -> list[str]:
    lines = [*doc(about), "#[derive(Clone, Debug, PartialEq)]"]
    if slots:
        lines.append(f"pub struct {name} {{")
        for each in slots:
            lines += doc([each.doc], 4)
            of = types.of(each.shape, owner)
            lines += _member(each.name, f"Option<{of}>" if each.is_left_out else of)
        lines += ["}", ""]
    else:
        lines += [f"pub struct {name} {{}}", ""]
    return [
        *lines,
        f"impl Fielded for {name} {{",
        *constants,
        *_write(slots, types, owner),
        "",
        *_read(slots, types, owner),
        "}",
    ]


def _write(slots: Sequence[Slot], types: Types, owner: object) -> list[str]:
    to = "to" if slots else "_"
    lines = [f"    fn write(&self, {to}: &mut Writer) -> flyte::Result<()> {{"]
    for each in slots:
        kind = "defaulted" if each.is_left_out else "field"
        codec = referred(types.codec(each.shape, owner))
        call = Call(f"to.{kind}", (text(each.wire), codec, f"&self.{each.name}"))
        lines += statement("", call, "?;", 8)
    return [*lines, "        Ok(())", "    }"]


def _read(slots: Sequence[Slot], types: Types, owner: object) -> list[str]:
    from_ = "from" if slots else "_"
    head = f"    fn read({from_}: &Reader<'_>) -> flyte::Result<Self> {{"
    if not slots:
        return [head, "        Ok(Self {})", "    }"]
    lines = [head, "        Ok(Self {"]
    for each in slots:
        codec = referred(types.codec(each.shape, owner))
        call = Call(f"from.{each.presence.value}", (text(each.wire), codec))
        lines += statement(f"{each.name}: ", call, "?,", 12)
    return [*lines, "        })", "    }"]
