"""The items of a list do not fit the mapped task."""

from flytekit import map_task, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@task
def words() -> list[str]:  # mistake: edge-type-mismatch
# twin: def words() -> list[int]:
    return []


@workflow
def flow() -> list[int]:
    return map_task(double)(number=words())  # or here
