"""A list or mapping flows into a union, and fits none of its types, or more than one."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.flaws import Fault, reported
from flowc_validators.rule import Rule

CODE = Code(
    "unclear-variant",
    Severity.ERROR,
    "a list or mapping fits none of a union, or more than one",
    "AmbiguousBindingUnionValue",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report what does not say which variant it is (`AmbiguousBindingUnionValue` and its like)."""
    yield from reported(facts.flaws, Fault.VARIANT, CODE)


RULE = Rule(CODE, check)
