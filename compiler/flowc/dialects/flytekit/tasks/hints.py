"""Dependency hints: what a dynamic task says that it will run."""

from __future__ import annotations

from flowc.dialects.flytekit.entity import entity_of
from flowc.dialects.flytekit.graph.node_creation import CallableEntity
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.reading import items, need
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Unknown, Value
from flowc_ir.source import Span


def hinted_names(session: Session, hints: Value, span: Span) -> tuple[str, ...]:
    """Give the names of the hinted entities; raises `Lost`."""
    names: list[str] = []
    for item in items(session.machine, hints, "`node_dependency_hints`", span):
        entity = entity_of(need(item))
        if not isinstance(entity, CallableEntity) or not entity.name:
            raise Lost(Unknown("a dependency hint is not a known entity", span))
        names.append(entity.name)
    return tuple(names)
