"""The values of a Literal have several types."""

from typing import Literal

from flytekit import task


@task
def train(size: Literal["small", 1]) -> str:  # mistake: literal-values
# twin: def train(size: Literal["small", "1"]) -> str:
    return str(size)
