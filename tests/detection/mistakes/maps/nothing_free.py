"""All inputs of a mapped task are bound."""

import functools

from flytekit import map_task, task, workflow


@task
def add(left: int, right: int) -> int:
    return left + right


@workflow
def flow(number: int) -> list[int]:
    return map_task(functools.partial(add, left=number, right=2))()  # mistake: map-over-nothing
    # twin: return map_task(functools.partial(add, left=number))(right=[2])
