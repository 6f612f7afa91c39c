"""Labels of tasks, which came with flytekit 1.16."""

from flytekit import task


@task(labels={"team": "a"}, annotations={"note": "b"})
def labelled(a: int) -> int:
    return a
