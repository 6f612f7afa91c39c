"""A method of the value is called on its promise."""

from flytekit import task, workflow


@task
def numbers() -> list[int]:
    return [1]


@task
def total(numbers: list[int]) -> int:
    return sum(numbers)


@workflow
def flow() -> int:
    made = numbers()
    made.append(3)  # mistake: promise-as-value
    # twin: made = [made[0], 3]
    return total(numbers=made)
