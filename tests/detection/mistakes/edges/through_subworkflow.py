"""A sub-workflow takes a str, and is given an int."""

from flytekit import task, workflow


@task
def count() -> int:
    return 3


@task
def shout(text: str) -> str:
    return text.upper()


@workflow
def inner(text: str) -> str:
    return shout(text=text)


@workflow
def flow() -> str:
    return inner(text=count())  # mistake: edge-type-mismatch
    # twin: return inner(text="three")
