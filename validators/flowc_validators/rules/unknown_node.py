"""A value is taken from a node that is not there, or a node waits for one."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.flaws import Fault, reported
from flowc_validators.rule import Rule

CODE = Code(
    "unknown-node", Severity.ERROR, "a node is named that is not there", "NodeReferenceNotFound"
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report promises and orders that name what is not there (`NodeReferenceNotFound`)."""
    yield from reported(facts.flaws, Fault.UNKNOWN_NODE, CODE)


RULE = Rule(CODE, check)
