"""A decorator stands outside of `@workflow`, and runs nowhere."""

import functools

from flytekit import task, workflow


def logged(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("called")
        return function(*args, **kwargs)

    return wrapper


@task
def double(number: int) -> int:
    return 2 * number


@logged  # mistake: hidden-task
# twin:
@workflow
def flow(number: int) -> int:  # or here
    return double(number=number)
