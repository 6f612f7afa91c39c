"""The order of a set decides the order of the nodes."""

from flytekit import task, workflow


@task
def load(name: str) -> None: ...


@workflow
def flow() -> None:
    for name in {"one", "two"}:  # mistake: unordered-nodes
    # twin: for name in ("one", "two"):
        load(name=name)
