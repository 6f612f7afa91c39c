"""Two launch plans with different settings have one name."""

from flytekit import LaunchPlan, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return double(number=number)


one = LaunchPlan.get_or_create(flow, name="plan", default_inputs={"number": 1})
two = LaunchPlan.get_or_create(flow, name="plan", default_inputs={"number": 2})  # mistake: wrong-setting
# twin: two = LaunchPlan.get_or_create(flow, name="second", default_inputs={"number": 2})
