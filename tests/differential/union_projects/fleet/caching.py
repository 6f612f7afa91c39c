"""Caches whose version is the hash of the function."""

import functools

import union
from union import Cache, task, workflow
from union.cache import CacheFunctionBody

LIMIT = 3


@task(cache=True)
def plain(x: int) -> int:
    """A docstring with an empty line

    and trailing blanks.
    """
    # A comment is not part of the tree.
    total = sum(n**2 for n in range(x) if n % 2 == 0)
    return total if total > LIMIT else -total


@task(cache=Cache())
def again(x: int) -> str:
    return f"{x!r:>{LIMIT}} {x:.2f}" + "tailjoined"


@task(cache=Cache(salt="pepper", serialize=True, ignored_inputs=("y",)))
def salted(x: int, y: str = "ä\n") -> list[int]:
    match x:
        case 0 | 1:
            return []
        case _:
            return [*range(x), *(lambda: [1])()]


@task(cache=Cache(policies=CacheFunctionBody()))
def explicit(x: int) -> int:
    try:
        return x
    except* ValueError as error:
        raise RuntimeError from error


@task(cache=Cache(policies=[CacheFunctionBody(), CacheFunctionBody()], salt="s"))
def doubled(x: int) -> int:
    def inner(*, key: int = ..., **rest: int) -> int:
        return key

    return inner(key=x)


class Versioned:
    """A policy of one's own."""

    def get_version(self, salt, params):
        return f"{params.func.__name__}-{salt}"


@task(cache=Cache(policies=[Versioned(), CacheFunctionBody()]))
def mixed(x: int) -> int:
    return x


def traced(function):
    """Wrap a function."""

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)

    return wrapper


@task(cache=True, retries=1)
@traced
def wrapped(x: int) -> int:
    return x + 1


shared = task(cache=True)


@shared
def first(x: int) -> int:
    return 1


@shared
def second(x: int) -> int:
    return 2


@task(cache=True, cache_version="7")
def old(x: int) -> int:
    return x


@union.dynamic(cache=True)
def spread(x: int) -> int:
    return first(x=x)


@task(
    cache=True,
    environment={"A": "B"},
)
def long(
    x: int,
    *,
    y: int = 1,
) -> int:
    global LIMIT
    LIMIT += 1
    assert x, "message"
    del x
    with open("f") as a, open("g"):
        pass
    return (yield_ := y)


@workflow
def flow(x: int) -> int:
    again(x=x)
    salted(x=x)
    explicit(x=x)
    doubled(x=x)
    mixed(x=x)
    wrapped(x=x)
    second(x=x)
    old(x=x)
    spread(x=x)
    long(x=x, y=2)
    return first(x=plain(x=x))
