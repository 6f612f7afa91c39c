"""Decorators that look at the signature of what they wrap, and dispatch by type."""

import functools
import inspect
from contextlib import ExitStack
from datetime import timedelta
from typing import Callable, Dict, Union

from flytekit import Resources, task, workflow

SEEN: Dict[str, str] = {}


def documented(function: Callable) -> Callable:
    signature = inspect.signature(function)
    SEEN[function.__name__] = ",".join(
        name for name, one in signature.parameters.items() if one.default is one.empty
    )

    @functools.wraps(function)
    def inner(*args, **kwargs):
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        return function(*bound.args, **bound.kwargs)

    return inner


@functools.singledispatch
def seconds(value: object) -> int:
    raise TypeError(value)


@seconds.register
def _(value: int) -> int:
    return value


@seconds.register
def _(value: Union[timedelta, float]) -> int:
    return int(value.total_seconds() if isinstance(value, timedelta) else value)


@seconds.register(str)
def _(value: str) -> int:
    return seconds(int(value.removesuffix("s")))


def counting():
    total = 0
    while True:
        step = yield total
        total += 1 if step is None else step


COUNTER = counting()
next(COUNTER)
COUNTER.send(4)
with ExitStack() as stack:
    stack.callback(SEEN.update, closed="yes")


@task(timeout=seconds("90s"), environment={"ARGUMENTS": "x"})
@documented
def scale(x: int, factor: int = 2) -> int:
    return x * factor


@task(retries=COUNTER.send(1), environment=dict(SEEN), timeout=timedelta(seconds=seconds(1.5)))
@documented
def shift(x: int, by: int) -> int:
    return x + by


@task(requests=Resources(cpu=str(seconds(timedelta(seconds=2)))))
def last(x: int) -> str:
    return f"{x} {'async' if inspect.iscoroutinefunction(scale) else 'plain'}"


@workflow
def chain(x: int) -> str:
    return last(x=shift(x=scale(x=x), by=len(SEEN)))
