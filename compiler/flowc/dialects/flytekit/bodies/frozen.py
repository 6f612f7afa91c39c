"""Where a workflow takes the time or chance from elsewhere: a function it calls, or a global."""

from __future__ import annotations

import ast

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.bodies.reach import place_within
from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.values import FunctionValue, Unknown
from flowc_ir.source import Span


def taken_at(session: Session, function: FunctionValue, unknown: Unknown) -> Span | None:
    """Give the place in a workflow's body that brings in what is unknown, None if it is not seen.

    Only of what differs between any two compilations: that a commit or a machine is kept may well
    be meant where it is not the body itself that asks.
    """
    if not unknown.varies:
        return None
    body = Body(session, function)
    node = place_within(body, unknown.span) or _global(body, unknown.span)
    return None if node is None else body.span(node)


def _global(body: Body, place: Span) -> ast.expr | None:
    for node in body.own:
        if isinstance(node, (ast.Name, ast.Attribute)):
            value = body.value(node)
            if isinstance(value, Unknown) and value.span == place:
                return node
    return None
