"""A launch plan both fixes an input and gives it a default."""

from flytekit import LaunchPlan, task, workflow


@task
def add(left: int, right: int) -> int:
    return left + right


@workflow
def flow(left: int, right: int) -> int:
    return add(left=left, right=right)


plan = LaunchPlan.get_or_create(  # or here
    flow,
    name="plan",
    fixed_inputs={"left": 1},
    default_inputs={"left": 2},  # mistake: input-fixed-and-default
    # twin: default_inputs={"right": 2},
)
