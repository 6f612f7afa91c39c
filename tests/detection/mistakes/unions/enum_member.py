"""A text is no value of the enum."""

from enum import Enum

from flytekit import task, workflow


class Size(Enum):
    SMALL = "small"
    LARGE = "large"


@task
def show(size: Size) -> str:
    return size.name


@workflow
def flow() -> str:
    return show(size="medium")  # mistake: unknown-choice
    # twin: return show(size="large")
