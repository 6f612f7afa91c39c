"""An output is taken that its node does not have."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.flaws import Fault, reported
from flowc_validators.rule import Rule

CODE = Code(
    "unknown-output", Severity.ERROR, "a node has no output of that name", "VariableNameNotFound"
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report promises of outputs that are not there (`VariableNameNotFound`)."""
    yield from reported(facts.flaws, Fault.UNKNOWN_OUTPUT, CODE)


RULE = Rule(CODE, check)
