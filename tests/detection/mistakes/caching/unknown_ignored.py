"""An input is left out of the cache that the task does not have."""

from flytekit import task


@task(cache=True, cache_version="1", cache_ignore_input_vars=("numbr",))  # mistake: unknown-ignored-input
# twin: @task(cache=True, cache_version="1", cache_ignore_input_vars=("number",))
def double(number: int) -> int:  # or here
    return 2 * number
