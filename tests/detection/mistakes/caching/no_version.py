"""A cache has no version."""

from flytekit import task


@task(cache=True)  # mistake: wrong-setting
# twin: @task(cache=True, cache_version="1")
def double(number: int) -> int:
    return 2 * number
