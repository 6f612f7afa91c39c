"""Nothing flows into an input or output that needs a value."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.flaws import Fault, reported
from flowc_validators.rule import Rule

CODE = Code(
    "input-not-bound", Severity.ERROR, "an input that must be given is not", "ParameterNotBound"
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report inputs and outputs that nothing flows into (`ParameterNotBound`)."""
    yield from reported(facts.flaws, Fault.MISSING, CODE)


RULE = Rule(CODE, check)
