"""Keywords that `task` does not know: dropped by flytekit 1.15 alone."""

from flytekit import task


@task(retrys=3, labels={"a": "b"})
def lenient(a: int) -> int:
    return a
