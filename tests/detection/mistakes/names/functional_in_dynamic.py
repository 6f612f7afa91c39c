"""A task is made of a function inside a dynamic workflow, without a decorator."""

from flytekit import dynamic, task


@dynamic
def steps(number: int) -> int:
    def double(number: int) -> int:
        return 2 * number

    made = task(double)  # mistake: nested-task
    # twin: made = double
    return made(number=number)
