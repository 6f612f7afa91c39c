"""Iterators: `iter`, `next`, `zip`, `map`, and the finite and endless ones of itertools."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.iteration import Ended, is_stop, make_iterator, step, walk
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import ItemsLost, Raised
from flowc.frontend.interpreter.values import (
    NONE,
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
ACCUMULATE = signature("accumulate", "iterable func", 1, "initial")
GROUPBY = signature("groupby", "iterable key", 1)
COUNT = signature("count", "start step", 0)
REPEAT = signature("repeat", "object times", 1)


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


def _holds(context: Context, value: Value, span: Span) -> bool:
    holds = context.truth(value, span)
    if isinstance(holds, Unknown):
        raise ItemsLost(holds)
    return holds


Source = Callable[[Context, Call, list[Iterator[Value]]], Iterator[Value]]


def _lazy(name: str, source: Source, skip: int = 0) -> Model:
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


def _star_map(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    for row in walks[0]:
        items = context.iterate(row, call.span)
        if isinstance(items, Unknown):
            raise ItemsLost(items)
        yield context.call(
            call.positional[0], Call(positional=tuple(items), keywords={}, span=call.span)
        )


def _test(context: Context, call: Call, item: Value) -> bool:
    function = call.positional[0]
    if is_none(function):
        return _holds(context, item, call.span)
    return _holds(context, call_with(context, function, item, span=call.span), call.span)


def _filter(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    return (item for item in walks[0] if _test(context, call, item))


def _filter_false(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    return (item for item in walks[0] if not _test(context, call, item))


def _take_while(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    for item in walks[0]:
        if not _test(context, call, item):
            return
        yield item


def _drop_while(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    for item in walks[0]:
        if not _test(context, call, item):
            yield item
            break
    yield from walks[0]


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


def _chain(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    for items in walks:
        yield from items


def _chain_from(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    for inner in walks[0]:
        yield from walk(machine_of(context), inner, call.span)


def _islice(context: Context, call: Call) -> Value:
    source, *bounds = call.positional
    hosts: list[int | None] = []
    for bound in bounds:
        number = known_int(bound)
        if number is None and not is_none(bound):
            return not_known(bound, "a bound of `islice`", call.span)
        if number is not None and number < 0:
            context.throw("ValueError", "Indices for islice() must be >= 0", call.span)
        hosts.append(number)
    if not 1 <= len(hosts) <= 3:
        context.throw("TypeError", "islice expected 2 to 4 arguments", call.span)
    items = walk(machine_of(context), source, call.span)
    part = slice(*hosts)
    taken = itertools.islice(items, part.start, part.stop, part.step)
    return IteratorValue(taken, (source,), "itertools.islice")


def _count(context: Context, call: Call) -> Value:
    bound = COUNT.bind(context, call)
    step = bound.get("step", Known(1))

    def source() -> Iterator[Value]:
        number = bound.get("start", Known(0))
        while True:
            yield number
            number = context.binary("+", number, step, call.span)

    return IteratorValue(source(), (), "itertools.count")


def _cycle(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    return itertools.cycle(walks[0])


def _repeat(context: Context, call: Call) -> Value:
    bound = REPEAT.bind(context, call)
    item = bound["object"]
    if "times" not in bound:
        return IteratorValue(itertools.repeat(item), (item,), "itertools.repeat")
    times = known_int(bound["times"])
    if times is None:
        return not_known(bound["times"], "how often an item is repeated", call.span)
    return IteratorValue(itertools.repeat(item, times), (item,), "itertools.repeat")


def _accumulate(context: Context, call: Call) -> Value:
    bound = ACCUMULATE.bind(context, call)
    function = bound.get("func")
    items = walk(machine_of(context), bound["iterable"], call.span)

    def source() -> Iterator[Value]:
        total = bound.get("initial")
        if total is None or is_none(total):
            total = next(items, None)
        if total is None:
            return
        yield total
        for item in items:
            if function is None or is_none(function):
                total = context.binary("+", total, item, call.span)
            else:
                total = call_with(context, function, total, item, span=call.span)
            yield total

    return IteratorValue(source(), (bound["iterable"],), "itertools.accumulate")


def _pairwise(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    return (TupleValue(pair) for pair in itertools.pairwise(walks[0]))


def _compress(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    for item, selector in zip(*walks, strict=False):
        if _holds(context, selector, call.span):
            yield item


def _zip_longest(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    fill = call.keywords.get("fillvalue", NONE)
    for row in itertools.zip_longest(*walks, fillvalue=fill):
        yield TupleValue(tuple(row))


def _group_by(context: Context, call: Call) -> Value:
    bound = GROUPBY.bind(context, call)
    key = bound.get("key")
    items = walk(machine_of(context), bound["iterable"], call.span)

    def key_of(item: Value) -> Value:
        if key is None or is_none(key):
            return item
        return call_with(context, key, item, span=call.span)

    def source() -> Iterator[Value]:
        current: Value | None = None
        group: list[Value] = []
        for item in items:
            found = key_of(item)
            if current is not None:
                same = context.equals(current, found, call.span)
                if isinstance(same, Unknown):
                    raise ItemsLost(same)
                if not same:
                    yield TupleValue((current, IteratorValue(iter(group))))
                    group = []
            current = found
            group.append(item)
        if current is not None:
            yield TupleValue((current, IteratorValue(iter(group))))

    return IteratorValue(source(), (bound["iterable"],), "itertools.groupby")


def _finite(
    name: str, function: Callable[[list[Value], int], Iterator[tuple[Value, ...]]]
) -> Model:
    """Model `permutations`, `combinations`: over a list that is read at once."""

    def model(context: Context, call: Call) -> Value:
        items = context.iterate(call.positional[0], call.span)
        if isinstance(items, Unknown):
            return items
        size = call.positional[1] if len(call.positional) > 1 else call.keywords.get("r")
        length = len(items) if size is None or is_none(size) else known_int(size)
        if length is None:
            return not_known(size, "the length of a combination", call.span)
        rows = (TupleValue(row) for row in function(items, length))
        return IteratorValue(rows, call.positional, f"itertools.{name}")

    return model


def _product(context: Context, call: Call) -> Value:
    pools: list[list[Value]] = []
    for value in call.positional:
        items = context.iterate(value, call.span)
        if isinstance(items, Unknown):
            return items
        pools.append(items)
    repeat = known_int(call.keywords.get("repeat", Known(1)))
    if repeat is None or not 0 <= repeat <= 1000:
        return Unknown("how often a product is repeated is not known", call.span)
    rows = (TupleValue(row) for row in itertools.product(*pools, repeat=repeat))
    return IteratorValue(rows, call.positional, "itertools.product")


def _tee(context: Context, call: Call) -> Value:
    source, *rest = call.positional
    count = known_int(rest[0]) if rest else 2
    if count is None or count > 100:
        return Unknown("the number of iterators is not known", call.span)
    copies = itertools.tee(walk(machine_of(context), source, call.span), count)
    return TupleValue(tuple(IteratorValue(copy, (source,)) for copy in copies))


def _next_method(context: Context, receiver: Value, call: Call) -> Value:
    return _next(context, Call(positional=(receiver,), keywords={}, span=call.span))


def _itself(context: Context, receiver: Value, call: Call) -> Value:
    return receiver


def install(registry: Registry) -> None:
    """Add the functions, and the methods of iterators."""
    builtin: dict[str, Model] = {
        "iter": _iter, "next": _next, "enumerate": _enumerate, "zip": _zip,
        "reversed": _reversed, "map": _lazy("builtins.map", _map, 1),
        "filter": _lazy("builtins.filter", _filter, 1),
    }  # fmt: skip
    tools: dict[str, Model] = {
        "islice": _islice, "count": _count, "repeat": _repeat, "accumulate": _accumulate,
        "groupby": _group_by, "product": _product, "tee": _tee,
        "permutations": _finite("permutations", itertools.permutations),
        "combinations": _finite("combinations", itertools.combinations),
        "combinations_with_replacement": _finite(
            "combinations_with_replacement", itertools.combinations_with_replacement
        ),
    }  # fmt: skip
    lazy: dict[str, tuple[Source, int]] = {
        "chain": (_chain, 0), "chain.from_iterable": (_chain_from, 0), "cycle": (_cycle, 0),
        "starmap": (_star_map, 1), "filterfalse": (_filter_false, 1),
        "takewhile": (_take_while, 1), "dropwhile": (_drop_while, 1), "pairwise": (_pairwise, 0),
        "compress": (_compress, 0), "zip_longest": (_zip_longest, 0),
    }  # fmt: skip
    tools |= {name: _lazy(f"itertools.{name}", *parts) for name, parts in lazy.items()}
    registry.models |= {f"builtins.{name}": model for name, model in builtin.items()}
    registry.models |= {f"itertools.{name}": model for name, model in tools.items()}
    registry.classes |= {f"itertools.{name}" for name in tools}
    registry.methods[IteratorValue] = {
        "__next__": _next_method, "__iter__": _itself, "send": generator_methods.send,
        "close": generator_methods.close, "throw": generator_methods.throw,
    }  # fmt: skip
