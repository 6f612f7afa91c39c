"""The version of a cache is a hash that Python salts."""

from flytekit import task

PARAMETERS = "depth=3"


@task(cache=True, cache_version=str(hash(PARAMETERS)))  # mistake: varying-setting
# twin: @task(cache=True, cache_version=PARAMETERS)
def double(number: int) -> int:
    return 2 * number
