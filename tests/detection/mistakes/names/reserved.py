"""An input has the name of a parameter of flytekit's, so that no call can give it."""

from flytekit import task


@task
def count(ctx: str) -> int:  # mistake: reserved-name
# twin: def count(context: str) -> int:
    return len("text")
