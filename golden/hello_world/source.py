"""A task and a workflow."""

from flytekit import task, workflow


@task
def greet(name: str) -> str:
    """Greet one person."""
    return f"hello {name}"


@workflow
def hello(name: str = "world") -> str:
    return greet(name=name)
