"""A promise is put into a record when the workflow is compiled."""

from dataclasses import dataclass

from flytekit import task, workflow


@dataclass
class Box:
    size: int


@task
def weigh(box: Box, size: int) -> int:
    return box.size + size


@workflow
def flow(size: int) -> int:
    return weigh(box=Box(size=size), size=size)  # mistake: promise-as-value
    # twin: return weigh(box=Box(size=3), size=size)
