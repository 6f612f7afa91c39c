"""A list of ints flows into a list of strs."""

from flytekit import task, workflow


@task
def numbers() -> list[int]:
    return [1, 2]


@task
def join(words: list[str]) -> str:  # mistake: edge-type-mismatch
# twin: def join(words: list[int]) -> str:
    return str(words)


@workflow
def flow() -> str:
    return join(words=numbers())  # or here
