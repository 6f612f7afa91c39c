"""A task is made of a lambda, which has no name that a worker could look for."""

from flytekit import task


def do_nothing() -> None:
    return None


nothing = task(lambda: None)  # mistake: hidden-task
# twin: do_nothing = task(do_nothing)
