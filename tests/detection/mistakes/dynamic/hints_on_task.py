"""A plain task has hints of what it runs, which only dynamic workflows have."""

from flytekit import dynamic, task


@task
def double(number: int) -> int:
    return 2 * number


@task(node_dependency_hints=[double])  # mistake: wrong-setting
# twin: @dynamic(node_dependency_hints=[double])
def quadruple(number: int) -> int:
    return number
