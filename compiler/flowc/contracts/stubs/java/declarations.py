"""Declarations of Java: enums, records, unions, launch plans and tasks."""

from __future__ import annotations

from collections.abc import Sequence

from flowc.contracts.stubs.declared import (
    NamedEntity,
    NamedEnum,
    NamedRecord,
    NamedUnion,
    Slot,
)
from flowc.contracts.stubs.forms import pascal_case
from flowc.contracts.stubs.java.layout import Call, assignment, header, javadoc, statement
from flowc.contracts.stubs.java.types import Types, text
from flowc_ir.graph import EntityKind
from flowc_ir.records import RecordKind

_STYLES = {RecordKind.DATACLASS: "Style.DATACLASS", RecordKind.PYDANTIC: "Style.PYDANTIC"}


def enum(named: NamedEnum) -> list[str]:
    """Declare an enum, whose values have a text."""
    name = named.name
    *others, last = [f"  {each.upper()}({text(m.value)})" for each, m in named.members]
    codec = Call("Choices.enumeration", ("values()", f"{name}::text"))
    return [
        *javadoc(f"The enum {{@code {named.enumeration.id}}}.", named.enumeration.doc),
        f"public enum {name} {{",
        *(f"{each}," for each in others),
        f"{last};",
        "",
        *assignment(f"public static final Codec<{name}> CODEC", codec, 2),
        "",
        "  private final String text;",
        "",
        f"  {name}(String text) {{",
        "    this.text = text;",
        "  }",
        "",
        "  /** The text that Flyte has for it. */",
        "  public String text() {",
        "    return text;",
        "  }",
        "}",
    ]


def record(named: NamedRecord, types: Types) -> list[str]:
    """Declare a record with its codec."""
    name, of = named.name, named.record
    title = text(of.short.rpartition(".")[2])
    call = Call("new RecordCodec<>", (title, _STYLES[of.encoding], "FIELDS"))
    codec = assignment(f"public static final Codec<{name}> CODEC", call, 2)
    about = (f"The record {{@code {of.id}}}.", of.doc)
    return _fielded(name, about, named.slots, types, 0, codec)


def union(named: NamedUnion, types: Types) -> list[str]:
    """Declare a union: an interface, which a record a variant implements."""
    name = named.name
    cases = [(f"Of{pascal_case(variant.label)}", variant) for _, variant in named.variants]
    variants = (
        Call(
            "Variant.of",
            (
                text(variant.tag),
                types.codec(variant.shape),
                f"{case}.class",
                f"{case}::new",
                f"{case}::value",
            ),
        )
        for case, variant in cases
    )
    lines = [
        *javadoc(f"One of {', '.join(variant.label for _, variant in cases)}."),
        f"public sealed interface {name} {{",
        *assignment(f"List<Variant<{name}>> VARIANTS", Call("List.of", tuple(variants)), 2),
    ]
    for case, variant in cases:
        parameter = f"{types.of(variant.shape)} value"
        line = f"  record {case}({parameter}) implements {name} {{}}"
        parted = [f"  record {case}({parameter})", f"      implements {name} {{}}"]
        lines += ["", *([line] if len(line) <= 100 else parted)]
    return [*lines, "}"]


def entity(named: NamedEntity, types: Types) -> list[str]:
    """Declare a launch plan or a task, with what it takes and gives."""
    name, of = named.name, named.entity
    is_task = of.kind is EntityKind.TASK
    maker = "task" if is_task else "launchPlan"
    what = f"the {'task' if is_task else 'launch plan'} {{@code {of.name}}}"
    call = Call(f"Entity.{maker}", (text(of.name), "Inputs.FIELDS", "Outputs.FIELDS"))
    constant = "TASK" if is_task else "LAUNCH_PLAN"
    return [
        *javadoc(f"T{what[1:]}.", of.doc),
        f"public final class {name} {{",
        *assignment(f"public static final Entity<Inputs, Outputs> {constant}", call, 2),
        "",
        f"  private {name}() {{}}",
        "",
        *_fielded("Inputs", (f"What {what} takes.", ""), named.inputs, types, 2),
        "",
        *_fielded("Outputs", (f"What {what} gives.", ""), named.outputs, types, 2),
        "}",
    ]


def _fielded(
    name: str,
    about: tuple[str, str],
    slots: Sequence[Slot],
    types: Types,
    indent: int,
    more: Sequence[str] = (),
) -> list[str]:
    edge = " " * indent
    components = [f"{_type(each, types)} {each.name}" for each in slots]
    docs = [(each.name, each.doc) for each in slots]
    return [
        *javadoc(*about, docs, indent),
        *header(f"public record {name}", components, " {", indent),
        *_conversions(name, slots, types, indent + 2),
        *(["", *more] if more else []),
        f"{edge}}}",
    ]


def _conversions(name: str, slots: Sequence[Slot], types: Types, indent: int) -> list[str]:
    inner = indent + 6
    writes: list[str] = []
    for each in slots:
        kind = "defaulted" if each.is_left_out else "field"
        call = Call(
            f"to.{kind}", (text(each.wire), types.codec(each.shape), f"value.{each.name}()")
        )
        writes += statement("", call, inner + 2)
    reads = (
        Call(
            f"from.{each.presence.value}",
            (text(each.wire), types.codec(each.shape)),
        )
        for each in slots
    )
    head = f"public void write({name} value, Writer to) {{"
    lines = [
        f"static final Fields<{name}> FIELDS =",
        "    new Fields<>() {",
        "      @Override",
        *([f"      {head}}}"] if not writes else [f"      {head}"]),
    ]
    made = [f"{' ' * indent}{line}" for line in lines]
    if writes:
        made += [*writes, f"{' ' * inner}}}"]
    return [
        *made,
        "",
        f"{' ' * inner}@Override",
        f"{' ' * inner}public {name} read(Reader from) {{",
        *statement("return ", Call(f"new {name}", tuple(reads)), inner + 2),
        f"{' ' * inner}}}",
        f"{' ' * indent}    }};",
    ]


def _type(slot: Slot, types: Types) -> str:
    if slot.is_left_out:
        return f"Optional<{types.boxed(slot.shape)}>"
    return types.of(slot.shape)
