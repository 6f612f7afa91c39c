"""A list or mapping of values flows into a port that takes something else."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.flaws import Fault, reported
from flowc_validators.rule import Rule

CODE = Code(
    "binding-shape-mismatch",
    Severity.ERROR,
    "a list or mapping flows into a port for something else",
    "MismatchingBindings",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report lists and mappings where none is taken (`MismatchingBindings`)."""
    yield from reported(facts.flaws, Fault.SHAPE, CODE)


RULE = Rule(CODE, check)
