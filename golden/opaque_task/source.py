"""A setting that is read from a file cannot be known; what does not depend on it can."""

from flytekit import task

VERSION = open("VERSION").read()


@task(cache=True, cache_version=VERSION)
def dark(number: int) -> int:
    return number


@task
def clear(number: int) -> int:
    return number
