"""A task is defined inside another one, where no worker finds it."""

from flytekit import task


@task
def outer(number: int) -> int:
    @task  # mistake: nested-task
    # twin:
    def inner(each: int) -> int:  # or here
        return each

    return inner(each=number)  # or here
