"""Helpers inside workflows: closures, generators, context managers, exceptions."""

import contextlib
from functools import partial, wraps
from typing import Iterator, List

from flytekit import task, workflow

LOG: List[str] = []
_counter = 0


@task
def price(symbol: str, quantity: int = 1) -> float:
    return 1.0


@task
def combine(a: float, b: float, op: str = "+") -> float:
    return a + b


@contextlib.contextmanager
def section(name: str):
    LOG.append(f"enter {name}")
    try:
        yield name.upper()
    finally:
        LOG.append(f"leave {name}")


class Suffix:
    def __init__(self, suffix):
        self.suffix = suffix

    def __enter__(self):
        return lambda symbol: symbol + self.suffix

    def __exit__(self, *exc):
        return exc[0] is KeyError


def counter(start=0):
    n = start

    def increment(by=1):
        nonlocal n
        global _counter
        n += by
        _counter += 1
        return n

    return increment


def prices(*symbols: str, quantity: int = 1) -> Iterator:
    for symbol in symbols:
        try:
            if not symbol:
                raise LookupError("no symbol")
            yield price(symbol=symbol, quantity=quantity)
        except LookupError as error:
            LOG.append(str(error))


def pairwise_reduce(values, op):
    values = list(values)
    while len(values) > 1:
        values = [
            combine(a=values[i], b=values[i + 1], op=op) if i + 1 < len(values) else values[i]
            for i in range(0, len(values), 2)
        ]
    return values[0]


def recursive_sum(values):
    head, *tail = values
    return combine(a=head, b=recursive_sum(tail)) if tail else head


@workflow
def basket(quantity: int) -> float:
    """Price a basket, pairwise and one after another."""
    nxt = counter(10)
    with section("basket") as title, Suffix(".DE") as german:
        total = pairwise_reduce(prices("A", "", german("BMW"), title, "D", quantity=quantity), op="+")
    with Suffix(".X") as other:
        ghost = {}["missing"]
    pricer = partial(price, quantity=nxt(by=5))
    rest = recursive_sum([pricer(symbol=str(nxt())) for _ in range(3)])
    scale = (lambda *args, f=combine, **kw: f(*args, **kw))(a=total, b=rest, op=other("*"))
    assert LOG == ["enter basket", "no symbol", "leave basket"], LOG
    return scale


@task(environment={"LOG": ";".join(LOG), "COUNTER": str(_counter)})
def log_lines(n: int = _counter) -> int:
    return n


@workflow
def logged() -> int:
    return log_lines(n=len(LOG) + _counter)
