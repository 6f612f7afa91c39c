"""A mapping that nothing is known of flows where a record is taken."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.promises import PromiseFault
from flowc_validators.rule import Rule
from flowc_validators.wire.of_ir import UnknownWireError
from flowc_validators.wire.types import Struct

CODE = Code(
    "unverified-struct", Severity.WARNING, "an untyped mapping flows where a record is taken"
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report untyped mappings for records: the backend takes any, and the task may fail."""
    for edge in facts.edges:
        if edge.found is None or isinstance(edge.found, PromiseFault):
            continue
        try:
            up, down = facts.wire_types.wire(edge.found), facts.wire_types.wire(edge.wanted)
        except UnknownWireError:
            continue
        if isinstance(up, Struct) and isinstance(down, Struct) and up.schema is None:
            if down.schema is not None:
                yield CODE.at(
                    edge.span,
                    f"{edge.producer} is an untyped mapping, and {edge.target} takes a record",
                    hint="let the task give the record itself",
                )


RULE = Rule(CODE, check)
