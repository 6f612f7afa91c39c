"""A value flows into an input or output that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.flaws import Fault, reported
from flowc_validators.rule import Rule

CODE = Code(
    "unknown-input",
    Severity.ERROR,
    "a value flows into a port that is not there",
    "VariableNameNotFound",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report bindings of what is not there (`VariableNameNotFound`)."""
    yield from reported(facts.flaws, Fault.UNKNOWN_PORT, CODE)


RULE = Rule(CODE, check)
