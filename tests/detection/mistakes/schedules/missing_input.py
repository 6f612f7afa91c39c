"""A schedule gives no value for an input that must be there."""

from flytekit import CronSchedule, LaunchPlan, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:  # mistake: schedule-missing-input
# twin: def flow(number: int = 3) -> int:
    return double(number=number)


plan = LaunchPlan.get_or_create(flow, name="plan", schedule=CronSchedule(schedule="@daily"))  # or here
