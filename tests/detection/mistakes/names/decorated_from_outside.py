"""A decorator stands outside of `@task`, and hides the task."""

import functools

from flytekit import task


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("called")
        return function(*args, **kwargs)

    return wrapper


@logged  # mistake: hidden-task
# twin:
@task
def double(number: int) -> int:  # or here
    return 2 * number
