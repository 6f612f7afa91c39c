"""A value flows into a port whose type it does not fit."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.types import SimpleKind, SimpleType, Type, UnionType
from flowc_validators.edges import Edge
from flowc_validators.facts import Facts
from flowc_validators.promises import PromiseFault
from flowc_validators.rule import Rule
from flowc_validators.wire.cast import is_castable
from flowc_validators.wire.of_ir import UnknownWireError

CODE = Code(
    "edge-type-mismatch",
    Severity.ERROR,
    "a value flows into a port of another type",
    "MismatchingTypes",
)

_NONE = SimpleType(SimpleKind.NONE)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report every promise that the backend does not take (`MismatchingTypes`)."""
    for edge in facts.edges:
        found = edge.found
        if found is None or isinstance(found, PromiseFault):
            continue
        try:
            up, down = facts.wire_types.wire(found), facts.wire_types.wire(edge.wanted)
        except UnknownWireError:
            continue
        if not is_castable(up, down):
            yield CODE.at(edge.span, _message(edge, found), hint=_hint(found, edge.wanted))


def _message(edge: Edge, found: Type) -> str:
    from flowc_ir.text.types import spell_type  # only wrong programs pay for this import

    path = "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}" for step in edge.promise.path
    )
    source = f"`{path}` of {edge.producer}" if path else edge.producer
    return f"{source} is `{spell_type(found)}`, and {edge.target} takes `{spell_type(edge.wanted)}`"


def _hint(found: Type, wanted: Type) -> str:
    if isinstance(found, UnionType) and _NONE in found.variants and wanted in found.variants:
        return "it may be None: take an Optional, or give a default in a task before"
    if found == SimpleType(SimpleKind.INTEGER) and wanted == SimpleType(SimpleKind.FLOAT):
        return "the backend widens no numbers: convert it in a task"
    return ""


RULE = Rule(CODE, check)
