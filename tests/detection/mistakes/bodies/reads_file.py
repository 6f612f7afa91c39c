"""A workflow reads a file of the machine that compiles it."""

from pathlib import Path

from flytekit import task, workflow


@task
def show(text: str) -> str:
    return text


@workflow
def flow() -> str:
    return show(text=Path("/etc/hostname").read_text())  # mistake: frozen-value
    # twin: return show(text=Path("/etc/hostname").name)
