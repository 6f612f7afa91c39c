"""Two values flow into one input or output."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.flaws import Fault, reported
from flowc_validators.rule import Rule

CODE = Code(
    "input-bound-twice",
    Severity.ERROR,
    "two values flow into one port",
    "ParameterBoundMoreThanOnce",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report ports that are bound more than once (`ParameterBoundMoreThanOnce`)."""
    yield from reported(facts.flaws, Fault.TWICE, CODE)


RULE = Rule(CODE, check)
