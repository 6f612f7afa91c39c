"""An amount of a resource that Kubernetes cannot read."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.task import ResourceName
from flowc_validators.facts import Facts
from flowc_validators.quantities import closest_quantity, parse_quantity
from flowc_validators.rule import Rule

CODE = Code(
    "quantity-invalid",
    Severity.ERROR,
    "Kubernetes cannot read an amount of a resource",
    "UnrecognizedValue",
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report amounts that the backend refuses (`UnrecognizedValue`), and parts of a GPU."""
    for asked in facts.asked_resources:
        for quantity in (*asked.resources.requests, *asked.resources.limits):
            amount = parse_quantity(quantity.value)
            name = quantity.name.value
            if amount is None:
                meant = closest_quantity(quantity.value)
                yield CODE.at(
                    asked.span,
                    f"`{quantity.value}` is no amount of {name} for {asked.title}",
                    hint=f"write `{meant}`" if meant else "write amounts as 500m, 2, 512Mi or 4Gi",
                )
            elif amount < 0:
                message = f"`{quantity.value}` of {name} for {asked.title} is less than nothing"
                yield CODE.at(asked.span, message)
            elif quantity.name is ResourceName.GPU and amount != amount.to_integral_value():
                message = f"{asked.title} asks for `{quantity.value}` GPUs, which are whole"
                yield CODE.at(asked.span, message)


RULE = Rule(CODE, check)
