"""`task` called with settings by position: their order changed in flytekit 1.15."""

from flytekit import task


def one(a: int) -> int:
    return a


first = task(one, None, True, False, "3")
