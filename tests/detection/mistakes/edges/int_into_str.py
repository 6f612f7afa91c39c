"""An int flows into an input that takes a str."""

from flytekit import task, workflow


@task
def count() -> int:
    return 3


@task
def word() -> str:
    return "three"


@task
def shout(text: str) -> str:
    return text.upper()


@workflow
def flow() -> str:
    return shout(text=count())  # mistake: edge-type-mismatch
    # twin: return shout(text=word())
