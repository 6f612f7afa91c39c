"""Run rules over a program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flowc_ir.diagnostic import Diagnostic
from flowc_ir.program import Program
from flowc_validators.facts import Facts
from flowc_validators.registry import RULES
from flowc_validators.rule import Rule


def check(program: Program, rules: Iterable[Rule] = RULES) -> Iterator[Diagnostic]:
    """Yield the findings of `rules`, rule by rule; see `suppress` for what comments take back."""
    facts = Facts(program)
    for rule in rules:
        yield from rule.check(facts)
