"""Putting nodes in order: `>>` and `runs_before`, and what is no node."""

from __future__ import annotations

from typing import Never

from flowc.dialects.flytekit.codes import LOST_ORDER, NOT_A_NODE
from flowc.dialects.flytekit.entity import FlyteEntity
from flowc.dialects.flytekit.session import mistake
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    DictValue,
    Known,
    ListValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span


class CallResult(Extension):
    """What the call of a task or workflow gives: a promise, several, or nothing."""

    __slots__ = ()


def called_with(context: Context, call: Call) -> Value:
    """Give the argument of `runs_before`."""
    given = [*call.positional, *call.keywords.values()]
    if len(given) == 1 and all(name == "other" for name in call.keywords):
        return given[0]
    mistake(
        NOT_A_NODE,
        call.span,
        f"`runs_before` takes one node, {len(given)} are given",
        hint="call it once for each" if given else "pass the node that is to wait",
        exception="TypeError",
    )


def refuse(other: Value, span: Span, operation: str, exception: str = "AttributeError") -> Never:
    """Refuse to put something in order that is no node. Raises `Lost` if it is not known."""
    if isinstance(other, Unknown):
        raise Lost(other)
    what, hint = _named(other)
    mistake(
        NOT_A_NODE,
        span,
        f"`{operation}` puts nodes in order, and {what} is none",
        hint=hint,
        exception=exception,
    )


def refuse_backwards(span: Span) -> Never:
    """Refuse `<<`."""
    mistake(
        NOT_A_NODE,
        span,
        "`<<` does not put nodes in order, only `>>` does",
        hint="write what runs first on the left of `>>`",
        exception="TypeError",
    )


def tell_lost(context: Context, span: Span, message: str, hint: str) -> None:
    """Tell of an order that flytekit takes, and does nothing about."""
    context.tell(LOST_ORDER.at(span, message, hint=hint))


def _named(value: Value) -> tuple[str, str]:
    match value:
        case FlyteEntity():
            short = value.name.rpartition(".")[2]
            return value.describe(), f"call it: `{short}(…)`, or `create_node({short}, …)`"
        case ListValue() | TupleValue() | SetValue() | DictValue():
            return "a list of nodes", "write one order for each of them"
        case Known(value=str() as text):
            return repr(text), "use what the call of a task or `create_node` gives, not its name"
        case Known(value=host):
            return f"`{host!r}`", _ORDER
        case _:
            return "this", _ORDER


_ORDER = "put what calls of tasks give in order, or what `create_node` gives"
