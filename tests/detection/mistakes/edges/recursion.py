"""A workflow runs itself."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:  # or here
    return flow(number=number)  # mistake: recursive-workflow
    # twin: return double(number=number)
