"""Generators: `send`, `throw` and `close`, and how they end."""

from __future__ import annotations

from typing import NoReturn

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.iteration import Ended, is_resumable, is_stop, step
from flowc.frontend.interpreter.signals import ItemsLost, Raised
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    ExceptionValue,
    External,
    InstanceValue,
    IteratorValue,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import is_none, machine_of
from flowc_ir.source import Span


def stop(ended: Ended, span: Span) -> NoReturn:
    """Raise the StopIteration of a generator that has ended."""
    arguments = () if is_none(ended.value) else (ended.value,)
    exception = ExceptionValue(
        External("builtins.StopIteration"), arguments, {"value": ended.value}
    )
    raise Raised(exception, span, "StopIteration")


def send(context: Context, receiver: Value, call: Call) -> Value:
    """Model `send`."""
    return _go_on(context, receiver, call.positional[0], call.span)


def throw(context: Context, receiver: Value, call: Call) -> Value:
    """Model `throw`: an exception, or its class."""
    given = call.positional[0]
    value = call.positional[1] if len(call.positional) > 1 else NONE
    if isinstance(value, (ExceptionValue, InstanceValue)):
        given = value
    elif isinstance(given, (External, ClassValue)):
        arguments = () if is_none(value) else (value,)
        given = context.call(given, Call(positional=arguments, keywords={}, span=call.span))
    if isinstance(given, Unknown):
        return _lose(context, receiver, given)
    return _go_on(context, receiver, Raised(given, call.span, "an exception is thrown"), call.span)


def close(context: Context, receiver: Value, call: Call) -> Value:
    """Model `close`: the body is told to end where it stands."""
    exit_ = ExceptionValue(External("builtins.GeneratorExit"), ())
    try:
        item = _go_on(context, receiver, Raised(exit_, call.span, "GeneratorExit"), call.span)
    except Raised as raised:
        if raised.exception is exit_ or is_stop(raised.exception):
            return NONE
        raise
    if isinstance(item, Unknown):
        return item
    context.throw("RuntimeError", "generator ignored GeneratorExit", call.span)


def _go_on(context: Context, receiver: Value, given: Value | Raised, span: Span) -> Value:
    if not isinstance(receiver, IteratorValue) or not is_resumable(receiver.source):
        return _lose(context, receiver, Unknown("this iterator is not followed", span))
    try:
        item = step(machine_of(context), receiver, span, given)
    except ItemsLost as lost:
        return lost.unknown
    return stop(item, span) if isinstance(item, Ended) else item


def _lose(context: Context, receiver: Value, unknown: Unknown) -> Unknown:
    context.lose([receiver], unknown)
    return unknown
