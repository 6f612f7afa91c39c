"""A task leaves something in a global for another task, which runs elsewhere."""

from flytekit import task, workflow

SEEN: list[int] = []


@task
def collect(number: int) -> int:
    SEEN.append(number)  # mistake: global-changed
    # twin: print(number)
    return number


@task
def total(number: int) -> int:
    return number + sum(SEEN)


@workflow
def flow(number: int) -> int:
    return total(number=collect(number=number))
