"""Types that flytekit does not know: they travel as pickles."""

import decimal
import typing
import uuid
from pathlib import Path
from typing import Any, Callable, NewType, Sequence, Set, TypeVar

from flytekit import task, workflow
from flytekit.types.pickle import FlytePickle

T = TypeVar("T")
UserId = NewType("UserId", int)


class Model:
    def __init__(self, depth: int):
        self.depth = depth


class Ensemble(Model):
    class Member:
        pass


@task
def build(depth: int) -> Model:
    return Model(depth)


@task
def combine(models: typing.List[Model], names: Set[str], by: typing.Optional[Ensemble] = None) -> Ensemble:
    return Ensemble(len(models))


@task
def odd(
    a: bytes, b: complex, c: decimal.Decimal, d: uuid.UUID, e: Path, f: Any, g: Callable, h: frozenset, i: Sequence[int],
    j: object, k: UserId, l: set, m: Ensemble.Member, n: FlytePickle[Model], o: range,
) -> typing.Dict[str, Any]:
    return {}


@task(pickle_untyped=True)
def untyped(x, y: int):
    return x


@workflow(pickle_untyped=True)
def loose(x, y: int):
    return untyped(x=x, y=y)


@workflow
def pickles(depth: int = 3) -> Ensemble:
    first, second = (build(depth=d) for d in (depth, depth))
    return combine(models=[first, second], names=build_names(n=depth))


@task
def build_names(n: int) -> Set[str]:
    return set("abc"[:n])
