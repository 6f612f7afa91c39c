"""A partial task binds an input that it does not have."""

import functools

from flytekit import map_task, task, workflow


@task
def scale(number: int, factor: int) -> int:
    return number * factor


@workflow
def flow(numbers: list[int]) -> list[int]:
    return map_task(functools.partial(scale, facto=2))(number=numbers)  # mistake: wrong-arguments
    # twin: return map_task(functools.partial(scale, factor=2))(number=numbers)
