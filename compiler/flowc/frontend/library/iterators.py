"""Iterators: `iter`, `next`, `zip`, `map` and their like, and the methods that all have."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.iteration import Ended, is_stop, make_iterator, step, walk
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import ItemsLost, Raised
from flowc.frontend.interpreter.values import (
    DictValue,
    ExceptionValue,
    External,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library import generator_methods
from flowc.frontend.library.arguments import (
    call_with,
    is_none,
    known_int,
    machine_of,
    not_known,
    signature,
)
from flowc_ir.source import Span

ENUMERATE = signature("enumerate", "iterable start", 1)


def _iter(context: Context, call: Call) -> Value:
    machine = machine_of(context)
    if len(call.positional) == 2:
        return _until(context, call.positional[0], call.positional[1], call.span)
    if len(call.positional) != 1:
        context.throw("TypeError", "iter expected 1 argument", call.span)
    value = call.positional[0]
    if isinstance(value, InstanceValue):
        method = machine.find_attribute(value, "__iter__", call.span)
        if method is not None:
            return call_with(context, method, span=call.span)
    return make_iterator(machine, value, call.span)


def _until(context: Context, function: Value, sentinel: Value, span: Span) -> Value:
    def source() -> Iterator[Value]:
        while True:
            item = call_with(context, function, span=span)
            same = context.equals(item, sentinel, span)
            if isinstance(same, Unknown):
                raise ItemsLost(same)
            if same:
                return
            yield item

    return IteratorValue(source(), (function,), "builtins.callable_iterator")


def _next(context: Context, call: Call) -> Value:
    machine = machine_of(context)
    if not 1 <= len(call.positional) <= 2:
        context.throw("TypeError", "next expected 1 or 2 arguments", call.span)
    iterator = call.positional[0]
    if isinstance(iterator, Unknown):
        return iterator
    if isinstance(iterator, InstanceValue):
        return _next_of_instance(context, iterator, call)
    if not isinstance(iterator, IteratorValue):
        if isinstance(iterator, External):
            return Unknown("a library iterator is not followed", call.span)
        context.throw("TypeError", "object is not an iterator", call.span)
    try:
        item = step(machine, iterator, call.span)
    except ItemsLost as lost:
        return lost.unknown
    except Raised as raised:
        if is_stop(raised.exception) and len(call.positional) == 2:
            return call.positional[1]
        raise
    return _at_end(call, item) if isinstance(item, Ended) else item


def _at_end(call: Call, ended: Ended) -> Value:
    if len(call.positional) == 2:
        return call.positional[1]
    generator_methods.stop(ended, call.span)


def _next_of_instance(context: Context, iterator: InstanceValue, call: Call) -> Value:
    method = machine_of(context).find_attribute(iterator, "__next__", call.span)
    if method is None:
        context.throw("TypeError", f"'{iterator.cls.name}' object is not an iterator", call.span)
    try:
        return call_with(context, method, span=call.span)
    except Raised as raised:
        exception = raised.exception
        if isinstance(exception, ExceptionValue) and len(call.positional) == 2:
            if exception.cls.name == "builtins.StopIteration":
                return call.positional[1]
        raise


def holds(context: Context, value: Value, span: Span) -> bool:
    """Tell whether a value is true; raises `ItemsLost` if that is not known."""
    holds = context.truth(value, span)
    if isinstance(holds, Unknown):
        raise ItemsLost(holds)
    return holds


Source = Callable[[Context, Call, list[Iterator[Value]]], Iterator[Value]]
"""From a call, and the items of its arguments, to the items that the iterator gives."""


def lazily(name: str, source: Source, skip: int = 0) -> Model:
    """Model an iterator class over iterables; the first `skip` arguments are something else."""
    least = 0 if name in ("itertools.chain", "itertools.zip_longest") else 1

    def model(context: Context, call: Call) -> Value:
        machine = machine_of(context)
        given = call.positional[skip:]
        if len(given) < least:
            context.throw("TypeError", f"{name} expected more arguments", call.span)
        walks = [walk(machine, value, call.span) for value in given]
        return IteratorValue(source(context, call, walks), call.positional, name)

    return model


def _enumerate(context: Context, call: Call) -> Value:
    bound = ENUMERATE.bind(context, call)
    start = known_int(bound.get("start", Known(0)))
    if start is None:
        return not_known(bound["start"], "where counting starts", call.span)
    items = walk(machine_of(context), bound["iterable"], call.span)
    pairs = (TupleValue((Known(number), item)) for number, item in enumerate(items, start))
    return IteratorValue(pairs, (bound["iterable"],), "builtins.enumerate")


def _zip(context: Context, call: Call) -> Value:
    machine = machine_of(context)
    walks = [walk(machine, value, call.span) for value in call.positional]
    strict = context.truth(call.keywords.get("strict", Known(False)), call.span)
    if isinstance(strict, Unknown):
        return strict

    def source() -> Iterator[Value]:
        while walks:
            row: list[Value] = []
            for position, items in enumerate(walks):
                item = next(items, None)
                if item is None:
                    if strict and (position > 0 or any(next(w, None) for w in walks[1:])):
                        context.throw("ValueError", "zip() argument lengths differ", call.span)
                    return
                row.append(item)
            yield TupleValue(tuple(row))

    return IteratorValue(source(), call.positional, "builtins.zip")


def _map(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    for row in zip(*walks, strict=False):
        yield context.call(
            call.positional[0], Call(positional=tuple(row), keywords={}, span=call.span)
        )


def passes(context: Context, call: Call, item: Value) -> bool:
    """Tell whether an item passes the first argument as a test, or is true if that is None."""
    function = call.positional[0]
    if is_none(function):
        return holds(context, item, call.span)
    return holds(context, call_with(context, function, item, span=call.span), call.span)


def _filter(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    return (item for item in walks[0] if passes(context, call, item))


def _reversed(context: Context, call: Call) -> Value:
    value = call.positional[0]
    if isinstance(value, InstanceValue):
        method = machine_of(context).find_attribute(value, "__reversed__", call.span)
        if method is not None:
            return call_with(context, method, span=call.span)
        value = value.payload or Unknown("reversing this object is not followed", call.span)
    if not isinstance(value, (ListValue, TupleValue, DictValue, Known)):
        return not_known(value, "what is reversed", call.span)
    items = context.iterate(value, call.span)
    if isinstance(items, Unknown):
        return items
    return IteratorValue(iter(items[::-1]), (value,), "builtins.list_reverseiterator")


def _next_method(context: Context, receiver: Value, call: Call) -> Value:
    return _next(context, Call(positional=(receiver,), keywords={}, span=call.span))


def _itself(context: Context, receiver: Value, call: Call) -> Value:
    return receiver


def install(registry: Registry) -> None:
    """Add the functions, and the methods of iterators."""
    builtin: dict[str, Model] = {
        "iter": _iter, "next": _next, "enumerate": _enumerate, "zip": _zip,
        "reversed": _reversed, "map": lazily("builtins.map", _map, 1),
        "filter": lazily("builtins.filter", _filter, 1),
    }  # fmt: skip
    registry.models |= {f"builtins.{name}": model for name, model in builtin.items()}
    registry.methods[IteratorValue] = {
        "__next__": _next_method, "__iter__": _itself, "send": generator_methods.send,
        "close": generator_methods.close, "throw": generator_methods.throw,
    }  # fmt: skip
