"""A task returns nothing where it should return a number."""

from flytekit import task


@task
def half(number: int) -> int:
    if number % 2:
        return  # mistake: missing-result
        # twin: return 0
    return number // 2
