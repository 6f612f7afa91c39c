"""Inputs are left out of a cache, and there is none."""

from flytekit import task


@task(cache_ignore_input_vars=("number",))  # mistake: wrong-setting
# twin: @task(cache=True, cache_version="1", cache_ignore_input_vars=("number",))
def double(number: int) -> int:
    return 2 * number
