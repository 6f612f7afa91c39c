"""The result of a dynamic workflow flows into another type."""

from flytekit import dynamic, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@dynamic
def doubled(numbers: list[int]) -> list[int]:
    return [double(number=each) for each in numbers]


@workflow
def flow(numbers: list[int]) -> int:
    return double(number=doubled(numbers=numbers))  # mistake: edge-type-mismatch
    # twin: return double(number=doubled(numbers=numbers)[0])
