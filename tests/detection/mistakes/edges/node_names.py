"""Two nodes of a workflow have one name."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    once = double(number=number).with_overrides(node_name="once")
    return double(number=once).with_overrides(node_name="once")  # mistake: wrong-setting
    # twin: return double(number=once).with_overrides(node_name="twice")
