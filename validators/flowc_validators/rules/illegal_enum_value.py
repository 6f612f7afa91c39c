"""A text is none of the values of the enum that it flows into."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_validators.choices import wrong_choices
from flowc_validators.facts import Facts
from flowc_validators.flaws import Fault, reported
from flowc_validators.rule import Rule

CODE = Code(
    "illegal-enum-value",
    Severity.ERROR,
    "a text is none of the values of an enum",
    "IllegalEnumValue",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report constants in bindings (`IllegalEnumValue`), also in unions, and in launch plans.

    The backend does not look at the latter two, and fails when the node runs.
    """
    yield from reported(facts.flaws, Fault.CHOICE, CODE)
    for plan in facts.launch_plans:
        known = {parameter.name: parameter.type for parameter in facts.started_by(plan) or ()}
        given = [(entry.key, entry.value) for entry in plan.fixed_inputs]
        given += [(p.name, p.default) for p in plan.parameters if p.default is not None]
        for name, literal in given:
            type_ = known.get(name)
            if type_ is not None:
                target = f"input `{name}` of launch plan `{plan.name}`"
                wrong = wrong_choices(literal, type_, facts.definitions, target, plan.span)
                yield from reported(wrong, Fault.CHOICE, CODE)


RULE = Rule(CODE, check)
