"""A field is read that the record does not have."""

from dataclasses import dataclass

from flytekit import task, workflow


@dataclass
class Options:
    size: int


@task
def make() -> Options:
    return Options(1)


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow() -> int:
    return double(number=make().sise)  # mistake: unknown-field
    # twin: return double(number=make().size)
