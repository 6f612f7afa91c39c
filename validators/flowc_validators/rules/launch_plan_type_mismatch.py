"""A launch plan gives a value that does not fit the input of its workflow."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.literals import Literal
from flowc_ir.types import Type
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule
from flowc_validators.wire.cast import is_castable
from flowc_validators.wire.of_ir import UnknownWireError
from flowc_validators.wire.of_literals import literal_wire

CODE = Code(
    "launch-plan-type-mismatch",
    Severity.ERROR,
    "a launch plan gives a value of another type",
    "InvalidArgument",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report defaults, fixed inputs and types of parameters that do not fit.

    Mirrors `validateParameterMap` and `checkAndFetchExpectedInputForLaunchPlan` of flyteadmin
    v1.16.8 (validation/validation.go, launch_plan_validator.go).
    """
    for plan in facts.launch_plans:
        inputs = facts.started_by(plan)
        known = {} if inputs is None else {each.name: each.type for each in inputs}
        for parameter in plan.parameters:
            if parameter.default is not None:
                yield from _constant(parameter.default, parameter.type, parameter.name, plan, facts)
            wanted = known.get(parameter.name)
            if wanted is not None and not _fits(parameter.type, wanted, facts):
                yield _reported(parameter.name, "has a type", wanted, plan)
        for entry in plan.fixed_inputs:
            if entry.key in known:
                yield from _constant(entry.value, known[entry.key], entry.key, plan, facts)


def _constant(
    literal: Literal, wanted: Type, name: str, plan: LaunchPlan, facts: Facts
) -> Iterator[Diagnostic]:
    try:
        down = facts.wire_types.wire(wanted)
        up = literal_wire(literal, facts.wire_types.wire)
    except UnknownWireError:
        return
    if not is_castable(up, down):
        yield _reported(name, "is given a value", wanted, plan)


def _fits(found: Type, wanted: Type, facts: Facts) -> bool:
    try:
        return is_castable(facts.wire_types.wire(found), facts.wire_types.wire(wanted))
    except UnknownWireError:
        return True


def _reported(name: str, what: str, wanted: Type, plan: LaunchPlan) -> Diagnostic:
    from flowc_ir.text.types import spell_type

    message = f"`{name}` of launch plan `{plan.name}` {what} that is no `{spell_type(wanted)}`"
    return CODE.at(plan.span, message)


RULE = Rule(CODE, check)
