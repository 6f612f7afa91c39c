"""A mapping whose values have no types."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.source import NOWHERE
from flowc_ir.types import StructType, Type
from flowc_ir.walk import type_parts
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule

CODE = Code("untyped-mapping", Severity.WARNING, "nothing checks what a mapping holds")

_UNTYPED = "Typed Dict"


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report inputs and outputs of tasks that are a plain `dict`."""
    for task in facts.tasks:
        for parameter in task.interface.inputs:
            if _is_untyped(parameter.type):
                span = parameter.span if parameter.span != NOWHERE else task.span
                yield CODE.at(
                    span, f"nothing checks what input `{parameter.name}` holds", hint=_HINT
                )
        for output in task.interface.outputs:
            if _is_untyped(output.type):
                message = f"nothing checks what output `{output.name}` of `{task.name}` holds"
                yield CODE.at(task.span, message, hint=_HINT)


_HINT = "use a dataclass, or say what it holds: `dict[str, int]`"


def _is_untyped(type_: Type) -> bool:
    parts = type_parts(type_)
    return any(isinstance(part, StructType) and part.tag == _UNTYPED for part in parts)


RULE = Rule(CODE, check)
