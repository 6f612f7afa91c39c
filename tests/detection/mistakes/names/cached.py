"""A cache of Python's library stands around a task."""

import functools

from flytekit import task


@functools.lru_cache  # mistake: hidden-task
# twin:
@task
def double(number: int) -> int:  # or here
    return 2 * number
