"""A dynamic workflow returns a value of another type than it declares."""

from flytekit import dynamic, task


@task
def spell(number: int) -> str:
    return str(number)


@dynamic
def flow(numbers: list[int]) -> list[int]:  # mistake: edge-type-mismatch
# twin: def flow(numbers: list[int]) -> list[str]:
    return [spell(number=number) for number in numbers]  # or here
