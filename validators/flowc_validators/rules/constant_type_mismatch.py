"""A constant flows into a port whose type it does not fit."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.flaws import Fault, reported
from flowc_validators.rule import Rule

CODE = Code(
    "constant-type-mismatch",
    Severity.ERROR,
    "a constant does not fit the port that it flows into",
    "MismatchingTypes",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report constants that the backend does not take (`MismatchingTypes`)."""
    yield from reported(facts.flaws, Fault.TYPE, CODE)


RULE = Rule(CODE, check)
