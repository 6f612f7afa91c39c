"""How outputs are named and taken apart."""

import typing
from collections import namedtuple
from typing import NamedTuple, Tuple

from flytekit import task, workflow

Bare = typing.NamedTuple("Bare", [("left", int), ("right", str)])
OneField = NamedTuple("OneField", [("only", float)])


class Documented(NamedTuple):
    """Two things.

    Attributes:
        size: how large
        title: how it is called
    """

    size: int
    title: str = "none"


@task
def bare(x: int) -> Bare:
    return Bare(x, str(x))


@task
def single(x: int) -> OneField:
    return OneField(float(x))


@task
def documented(x: int) -> Documented:
    """Measure.

    Returns:
        Documented: the size and the title
    """
    return Documented(x)


@task
def old_style(x: int) -> (int, str, float):
    return x, "", 0.0


@task
def triple(x: int) -> Tuple[int, str, bool]:
    return x, "", True


@task
def builtin_tuple(x: int) -> tuple[int, str]:
    return x, ""


@task
def inline(x: int) -> NamedTuple("Inline", a=int, b=str):
    return x, ""


@task
def void(x: int) -> None:
    return


@task
def unannotated(x: int):
    print(x)


@task
def consume(i: int, s: str = "s", f: float = 0.0, b: bool = False) -> str:
    return s


@workflow
def take_apart(x: int) -> Documented:
    left, right = bare(x=x)
    pair = bare(x=left)
    consume(i=pair.left, s=pair.right)
    only = single(x=pair[0])
    consume(i=left, s=pair[1], f=only.only)
    size, title = documented(x=x)
    i, s, f = old_style(x=size)
    a, _, flag = triple(x=i)
    first, second = builtin_tuple(x=a)
    inlined = inline(x=first)
    void(x=inlined.a)
    unannotated(x=a)
    consume(i=first, s=s, f=f, b=flag)
    return Documented(size=size, title=second)


@workflow
def swapped(x: int, y: str) -> Bare:
    """One output is an input, the other is not.

    Returns:
        a pair
    """
    return Bare(bare(x=x).left, y)


@workflow
def whole(x: int) -> Bare:
    return bare(x=x)


@workflow
def one_of(x: int) -> OneField:
    only = single(x=x).only
    return OneField(only)


@workflow
def plain(x: int) -> Tuple[int, str, float]:
    result = old_style(x=x)
    sub = swapped(x=x, y="constant")
    deeper = whole(x=sub.left)
    return deeper.left, deeper.right, result[2]


@workflow
def no_output(x: int):
    void(x=x)
    one_of(x=x)
