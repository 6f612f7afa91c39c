"""A workflow never uses one of its inputs."""

from flytekit import task, workflow


@task
def add(left: int, right: int) -> int:
    return left + right


@workflow
def flow(left: int, right: int) -> int:  # or here
    return add(left=left, right=left)  # mistake: unused-input
    # twin: return add(left=left, right=right)
