"""A task returns an int for a float, which flytekit refuses once it has run."""

from flytekit import task


@task
def share(part: int, whole: int) -> float:
    if whole == 0:
        return 0  # mistake: wrong-result
        # twin: return 0.0
    return part / whole
