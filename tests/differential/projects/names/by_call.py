"""Tasks and workflows made by calls, not by decorators."""

from flytekit import task, workflow


@task
def stage(x: int) -> int:
    return x


first_stage = stage


def make(name, step):
    @workflow
    def made(x: int) -> int:
        return step(x=step(x=x))

    made.__doc__ = name
    return made


def number(x: int) -> int:
    return x


doubled = make("doubled", stage)
number_task = task(number)


@workflow
def uses_both(x: int) -> int:
    y = first_stage(x=x)
    for y in [stage(x=y) for _ in "ab"]:
        y = number_task(x=y)
    return doubled(x=y)
