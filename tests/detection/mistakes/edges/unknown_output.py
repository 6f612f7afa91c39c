"""An output is read that the task does not have."""

from typing import NamedTuple

from flytekit import task, workflow


class Split(NamedTuple):
    word: str
    size: int


@task
def split(text: str) -> Split:
    return Split(text, len(text))


@workflow
def flow(text: str) -> int:
    return split(text=text).length  # mistake: promise-as-value
    # twin: return split(text=text).size
