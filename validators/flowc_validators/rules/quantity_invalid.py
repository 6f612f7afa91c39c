"""An amount of a resource that Kubernetes cannot read."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.graph import Call, Overrides
from flowc_ir.source import Span
from flowc_ir.task import ExtendedResources, ResourceName, SharedMemory
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
                message = f"`{quantity.value}` is no amount of {name} for {asked.title}"
                yield CODE.at(asked.span, message, hint=_hint(meant))
            elif amount < 0:
                message = f"`{quantity.value}` of {name} for {asked.title} is less than nothing"
                yield CODE.at(asked.span, message)
            elif quantity.name is ResourceName.GPU and amount != amount.to_integral_value():
                message = f"{asked.title} asks for `{quantity.value}` GPUs, which are whole"
                yield CODE.at(asked.span, message)
    for memory, title, span in _shared_memories(facts):
        if memory.size_limit and parse_quantity(memory.size_limit) is None:
            message = f"`{memory.size_limit}` is no amount of shared memory for {title}"
            yield CODE.at(span, message, hint=_hint(closest_quantity(memory.size_limit)))


def _hint(meant: str) -> str:
    return f"write `{meant}`" if meant else "write amounts as 500m, 2, 512Mi or 4Gi"


def _shared_memories(facts: Facts) -> Iterator[tuple[SharedMemory, str, Span]]:
    for task in facts.tasks:
        if task.extended is not None and task.extended.shared_memory is not None:
            yield task.extended.shared_memory, f"task `{task.name}`", task.span
    for node in facts.nodes:
        match node.target:
            case Call(overrides=Overrides(extended=ExtendedResources(shared_memory=memory))):
                if memory is not None:
                    yield memory, f"node `{node.id}`", node.span
            case _:
                pass


RULE = Rule(CODE, check)
