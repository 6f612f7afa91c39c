"""A field or an item is read of an output that has none, such as a number."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.types import ListType, MapType
from flowc_validators.facts import Facts
from flowc_validators.promises import NoParts
from flowc_validators.rule import Rule

CODE = Code("attribute-of-atom", Severity.ERROR, "a part is read of a value that has no parts")


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report every path into an atom; the backend takes it, and fails when the node runs."""
    for edge in facts.edges:
        if isinstance(edge.found, NoParts):
            step = edge.found.step
            part = f"item {step}" if isinstance(step, int) else f"a field `{step}`"
            yield CODE.at(
                edge.span,
                f"{edge.producer} {_nature(edge.found)}, so {part} cannot be read of it",
                hint="read it in a task, or let the task give a dataclass",
            )


def _nature(found: NoParts) -> str:
    match found.type:
        case ListType():
            return "is a list"
        case MapType():
            return "is a mapping of texts"
        case _:
            return "has no parts"


RULE = Rule(CODE, check)
