"""Decks of map tasks: only where the inner task is packaged first."""

import typing
from flytekit import LaunchPlan, map_task, task, workflow, conditional


@workflow
def first(xs: typing.List[int]) -> typing.List[int]:
    return map_task(decked)(a=xs)


@workflow
def second(xs: typing.List[int]) -> typing.List[int]:
    through(a=1)
    return map_task(other)(a=xs)


@task(enable_deck=True)
def decked(a: int) -> int:
    return a


@task(enable_deck=True)
def other(a: int) -> int:
    return a


@workflow
def inner(a: int) -> int:
    return other(a=a)


through = LaunchPlan.get_or_create(inner, "through_plan")


@workflow
def third(xs: typing.List[int]) -> typing.List[int]:
    return map_task(decked, concurrency=2)(a=xs)
