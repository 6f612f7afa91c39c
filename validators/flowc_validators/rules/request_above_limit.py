"""A task is guaranteed more of a resource than it may use."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.task import ResourceName
from flowc_validators.facts import Facts
from flowc_validators.quantities import parse_quantity
from flowc_validators.rule import Rule

CODE = Code(
    "request-above-limit", Severity.ERROR, "a request is above its limit", "InvalidArgument"
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report requests above their limits, and requests for GPUs that are not their limits.

    Mirrors `validateResource` of flyteadmin v1.16.8 (task_validator.go), which rounds both up.
    """
    for asked in facts.asked_resources:
        limits = {limit.name: limit.value for limit in asked.resources.limits}
        for request in asked.resources.requests:
            limit = limits.get(request.name)
            most, least = parse_quantity(limit or ""), parse_quantity(request.value)
            if limit is None or most is None or least is None:
                continue
            name = request.name.value
            if least > most:
                yield CODE.at(
                    asked.span,
                    f"{asked.title} requests {request.value} of {name}, above its limit of {limit}",
                    hint="raise the limit, or lower the request",
                )
            elif request.name is ResourceName.GPU and least != most:
                yield CODE.at(
                    asked.span,
                    f"{asked.title} requests {request.value} GPUs and is limited to {limit}",
                    hint="the backend wants both to be the same",
                )


RULE = Rule(CODE, check)
