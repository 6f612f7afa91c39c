"""A launch plan fixes an input that the workflow does not have."""

from flytekit import LaunchPlan, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return double(number=number)


plan = LaunchPlan.get_or_create(flow, name="plan", fixed_inputs={"count": 3})  # mistake: wrong-arguments
# twin: plan = LaunchPlan.get_or_create(flow, name="plan", fixed_inputs={"number": 3})
