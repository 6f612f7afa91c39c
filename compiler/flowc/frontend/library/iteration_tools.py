"""The iterators of itertools: each gives its items when it is asked for them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.iteration import walk
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import ItemsLost
from flowc.frontend.interpreter.values import NONE, IteratorValue, Known, TupleValue, Unknown, Value
from flowc.frontend.library.arguments import (
    call_with,
    is_none,
    known_int,
    machine_of,
    not_known,
    signature,
)
from flowc.frontend.library.iterators import Source, holds, lazily, passes

ACCUMULATE = signature("accumulate", "iterable func", 1, "initial")
GROUPBY = signature("groupby", "iterable key", 1)
COUNT = signature("count", "start step", 0)
REPEAT = signature("repeat", "object times", 1)


def _star_map(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    for row in walks[0]:
        items = context.iterate(row, call.span)
        if isinstance(items, Unknown):
            raise ItemsLost(items)
        yield context.call(
            call.positional[0], Call(positional=tuple(items), keywords={}, span=call.span)
        )


def _filter_false(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    return (item for item in walks[0] if not passes(context, call, item))


def _take_while(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    for item in walks[0]:
        if not passes(context, call, item):
            return
        yield item


def _drop_while(context: Context, call: Call, walks: list[Iterator[Value]]) -> Iterator[Value]:
    for item in walks[0]:
        if not passes(context, call, item):
            yield item
            break
    yield from walks[0]


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
        if holds(context, selector, call.span):
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


def install(registry: Registry) -> None:
    """Add the iterators."""
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
    tools |= {name: lazily(f"itertools.{name}", *parts) for name, parts in lazy.items()}
    registry.models |= {f"itertools.{name}": model for name, model in tools.items()}
    registry.classes |= {f"itertools.{name}" for name in tools}
