"""A field of a record flows into another type."""

from dataclasses import dataclass

from flytekit import task, workflow


@dataclass
class Options:
    size: int
    name: str


@task
def make() -> Options:
    return Options(1, "a")


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow() -> int:
    return double(number=make().name)  # mistake: edge-type-mismatch
    # twin: return double(number=make().size)
