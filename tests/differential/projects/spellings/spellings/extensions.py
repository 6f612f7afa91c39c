"""What typing_extensions lends to older Pythons."""

import sys


from flytekit import task, workflow
from typing_extensions import Annotated, NotRequired, Protocol, Self, TypedDict, override

if sys.version_info >= (3, 12):
    from typing import TypeAliasType
else:
    from typing_extensions import TypeAliasType

if sys.version_info < (3, 11):
    Name = "old"
elif sys.version_info[:2] == (3, 11):
    Name = "eleven"
else:
    Name = "new"


class Sized(Protocol):
    def size(self) -> int: ...


class Base:
    def again(self) -> Self:
        return self

    def size(self) -> int:
        return 2


class Derived(Base):
    @override
    def size(self) -> int:
        return 3


def size_of(thing: Sized) -> int:
    return thing.size()


@task(retries=size_of(Derived().again()), environment={"NAME": Name})
def first(a: Annotated[int, "x"]) -> int:
    return a


@workflow
def flow(a: Annotated[int, "y"] = size_of(Base())) -> int:
    return first(a=a)
