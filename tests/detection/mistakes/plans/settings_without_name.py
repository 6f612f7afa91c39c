"""A launch plan has settings, but no name of its own."""

from flytekit import LaunchPlan, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return double(number=number)


plan = LaunchPlan.get_or_create(flow, default_inputs={"number": 1})  # mistake: wrong-setting
# twin: plan = LaunchPlan.get_or_create(flow, name="plan", default_inputs={"number": 1})
