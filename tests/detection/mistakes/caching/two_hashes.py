"""An output has two ways to be hashed, of which one is dropped."""

from typing import Annotated

from flytekit import HashMethod, task


@task
def load() -> Annotated[str, HashMethod(len), HashMethod(str)]:  # mistake: two-hashes
# twin: def load() -> Annotated[str, HashMethod(str)]:
    return "text"
