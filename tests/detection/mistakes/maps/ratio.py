"""More of the items must succeed than there are."""

from typing import Optional

from flytekit import map_task, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(numbers: list[int]) -> list[Optional[int]]:
    return map_task(double, min_success_ratio=1.5)(number=numbers)  # mistake: map-ratio-invalid
    # twin: return map_task(double, min_success_ratio=0.5)(number=numbers)
