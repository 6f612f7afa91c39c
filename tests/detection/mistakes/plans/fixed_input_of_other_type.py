"""A launch plan fixes an input to a value of another type."""

from flytekit import LaunchPlan, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return double(number=number)


plan = LaunchPlan.get_or_create(flow, name="plan", fixed_inputs={"number": "3"})  # mistake: value-type
# twin: plan = LaunchPlan.get_or_create(flow, name="plan", fixed_inputs={"number": 3})
