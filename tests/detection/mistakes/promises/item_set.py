"""An item is set in the list that a task gives."""

from flytekit import task, workflow


@task
def sizes() -> list[int]:
    return [1, 2]


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow() -> list[int]:
    found = sizes()
    again = double(number=found[0])
    found[0] = again  # mistake: promise-as-value
    # twin: found = [again]
    return found
