"""A setting of a map task is misspelt."""

from flytekit import map_task, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(numbers: list[int]) -> list[int]:
    return map_task(double, concurency=4)(number=numbers)  # mistake: dropped-setting
    # twin: return map_task(double, concurrency=4)(number=numbers)
