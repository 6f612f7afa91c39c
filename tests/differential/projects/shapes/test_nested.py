"""In a module of tests, tasks may be nested."""

import typing

from flytekit import dynamic, map_task, task, workflow


def make(n: int):
    @task
    def add(a: int) -> int:
        return a + n

    @task(retries=n)
    def each(a: int) -> int:
        return a

    @workflow
    def nested(values: typing.List[int], a: int = 3) -> int:
        map_task(each)(a=values)
        return add(a=a)

    return nested


nested = make(2)


class TestThings:
    @task
    def inside(a: int) -> int:
        return a


def helper():
    @dynamic
    def later(a: int) -> int:
        return a

    return later


later = helper()


@workflow
def outer(values: typing.List[int]) -> int:
    return later(a=TestThings.inside(a=nested(values=values)))
