"""A launch plan fixes an input and also gives it a default."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code(
    "fixed-and-default-input", Severity.ERROR, "an input is fixed, and has a default as well"
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report inputs that are there twice: registered, and then every launch fails."""
    for plan in facts.launch_plans:
        fixed = {entry.key for entry in plan.fixed_inputs}
        for parameter in plan.parameters:
            if parameter.name in fixed:
                yield CODE.at(
                    plan.span,
                    f"`{parameter.name}` of launch plan `{plan.name}` is fixed, and has a default",
                    hint="keep one of the two: as it is, every launch fails",
                )


RULE = Rule(CODE, check)
