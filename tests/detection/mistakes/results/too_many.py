"""A task returns three values, and declares two."""

from flytekit import task


@task
def bounds(number: int) -> tuple[int, int]:
    low, high = 0, number
    return low, high, number  # mistake: wrong-result
    # twin: return low, high
