"""A map task runs fewer than no items at once."""

from flytekit import map_task, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(numbers: list[int]) -> list[int]:
    return map_task(double, concurrency=-1)(number=numbers)  # mistake: map-ratio-invalid
    # twin: return map_task(double, concurrency=1)(number=numbers)
