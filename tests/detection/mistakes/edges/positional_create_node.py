"""`create_node` is given an input by its place."""

from flytekit import task, workflow
from flytekit.core.node_creation import create_node


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    node = create_node(double, number)  # mistake: wrong-arguments
    # twin: node = create_node(double, number=number)
    return node.o0
