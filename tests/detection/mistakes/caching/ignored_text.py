"""The inputs that a cache ignores are a text, of which flytekit takes each letter for a name."""

from flytekit import task


@task(cache=True, cache_version="1", cache_ignore_input_vars=("note"))  # mistake: wrong-setting
# twin: @task(cache=True, cache_version="1", cache_ignore_input_vars=("note",))
def double(number: int, note: str) -> int:
    return 2 * number
