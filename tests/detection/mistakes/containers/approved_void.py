"""A gate waits for the approval of nothing."""

from datetime import timedelta

from flytekit import approve, task, workflow


@task
def load() -> int:
    return 3


@task
def store() -> None: ...


@workflow
def flow() -> int:
    loaded = load()
    approve(store(), "check", timeout=timedelta(hours=1))  # mistake: void-used
    # twin: approve(loaded, "check", timeout=timedelta(hours=1))
    return loaded
