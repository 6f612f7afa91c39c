"""Runs wait for one another's cache, and there is none."""

from flytekit import task


@task(cache_serialize=True)  # mistake: wrong-setting
# twin: @task(cache=True, cache_version="1", cache_serialize=True)
def double(number: int) -> int:
    return 2 * number
