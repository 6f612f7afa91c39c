"""Nodes are put in order with a list of nodes."""

from flytekit import task, workflow
from flytekit.core.node_creation import create_node


@task
def load(number: int) -> int:
    return number


@task
def clean():
    print("clean")


@workflow
def flow(number: int):
    first = create_node(load, number=number)
    second = create_node(clean)
    first >> [second]  # mistake: not-a-node
    # twin: first >> second
