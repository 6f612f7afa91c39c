"""A cache is described in the old way and the new one at once."""

from flytekit import Cache, task


@task(cache=Cache(version="1"), cache_serialize=True)  # mistake: wrong-setting
# twin: @task(cache=Cache(version="1", serialize=True))
def double(number: int) -> int:
    return 2 * number
