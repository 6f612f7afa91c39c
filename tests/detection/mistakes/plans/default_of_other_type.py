"""A launch plan gives an input a default of another type."""

from flytekit import LaunchPlan, task, workflow


@task
def total(numbers: list[int]) -> int:
    return sum(numbers)


@workflow
def flow(numbers: list[int]) -> int:  # or here
    return total(numbers=numbers)


plan = LaunchPlan.get_or_create(flow, name="plan", default_inputs={"numbers": 3})  # mistake: value-type
# twin: plan = LaunchPlan.get_or_create(flow, name="plan", default_inputs={"numbers": [3]})
