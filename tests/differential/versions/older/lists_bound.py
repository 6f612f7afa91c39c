"""A partial task that binds a list: mapped since flytekit 1.15."""

from functools import partial

from flytekit import map_task, task, workflow


@task
def choose(a: int, among: list[int]) -> int:
    return a


@workflow
def chosen(xs: list[int]) -> list[int]:
    return map_task(partial(choose, among=[1, 2]))(a=xs)
