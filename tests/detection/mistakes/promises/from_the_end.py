"""The last item of a list is taken from what a task gives."""

from flytekit import task, workflow


@task
def sizes() -> list[int]:
    return [1, 2]


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow() -> int:
    return double(number=sizes()[-1])  # mistake: promise-as-value
    # twin: return double(number=sizes()[1])
