"""A node takes the name that the start of every workflow has."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return double(number=number).with_overrides(node_name="start-node")  # mistake: wrong-setting
    # twin: return double(number=number).with_overrides(node_name="start")
