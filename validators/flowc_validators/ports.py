"""The inputs and outputs of an entity, each with what to call it and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.interface import Interface
from flowc_ir.lazy_dataclass import replace
from flowc_ir.source import NOWHERE, Span
from flowc_ir.types import Type


def placed_ports(interface: Interface, entity: Span) -> Iterator[tuple[str, Type, Span]]:
    """Give all ports; `entity` is the place of what they belong to."""
    for parameter in interface.inputs:
        span = parameter.span if parameter.span != NOWHERE else entity
        yield f"input `{parameter.name}`", parameter.type, span
    for output in interface.outputs:
        # Outputs have no place of their own: point at where the entity begins.
        start = replace(entity, end_line=entity.line, end_column=entity.column)
        yield f"output `{output.name}`", output.type, start
