"""A dynamic workflow calls itself in every run."""

from flytekit import dynamic, task


@task
def load(number: int) -> int:
    return number


@dynamic
def down(number: int) -> int:
    return down(number=load(number=number))  # mistake: endless-dynamic
    # twin: return load(number=load(number=number))
