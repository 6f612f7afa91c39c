"""The values of an enum are numbers."""

from enum import Enum

from flytekit import task


class Size(Enum):
    SMALL = 1  # mistake: enum-value
    # twin: SMALL = "1"


@task
def show(size: Size) -> str:  # or here
    return size.name
