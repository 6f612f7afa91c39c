"""A task is made inside a function, where no worker finds it."""

from flytekit import task


def double_of(number: int) -> int:
    return 2 * number


def make():
    @task  # mistake: nested-task
    # twin:
    def double(number: int) -> int:  # or here
        return 2 * number

    return double


double = make()
