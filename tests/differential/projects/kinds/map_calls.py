"""Map tasks in sub-workflows and dynamic workflows."""

import typing
from flytekit import task, workflow, map_task, dynamic, LaunchPlan


@task
def a(x: int, y: int = 5) -> int:
    return x


@dynamic
def d(n: int) -> typing.List[int]:
    return map_task(a)(x=[1], y=[1])


@workflow
def sub(x: int) -> int:
    return a(x=x)


@workflow
def wf(xs: typing.List[int]) -> typing.Tuple[typing.List[int], int]:
    m = map_task(a)(xs, [1, 2])
    return m, sub(m[0])


@workflow
def wf2(xs: typing.List[int]) -> int:
    m, k = wf(xs=xs)
    return a(m[1], k)
