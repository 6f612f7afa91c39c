"""A workflow prints a promise."""

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    doubled = double(number=number)
    print(doubled)  # mistake: promise-printed
    # twin: print("done")
    return doubled
