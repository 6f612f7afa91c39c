"""A workflow gives a launch plan an input that it fixes."""

from flytekit import LaunchPlan, task, workflow


@task
def load(number: int, size: int) -> int:
    return number * size


@workflow
def inner(number: int, size: int) -> int:
    return load(number=number, size=size)


large = LaunchPlan.get_or_create(inner, name="large", fixed_inputs={"size": 9})


@workflow
def flow(number: int) -> int:
    return large(number=number, size=3)  # mistake: dropped-setting
    # twin: return large(number=number)
