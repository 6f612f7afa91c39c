"""A cron alias is written without its `@`."""

from flytekit import CronSchedule, LaunchPlan, task, workflow


@task
def load() -> int:
    return 3


@workflow
def flow() -> int:
    return load()


daily = CronSchedule(schedule="daily")  # mistake: cron-invalid
# twin: daily = CronSchedule(schedule="@daily")
plan = LaunchPlan.get_or_create(flow, name="plan", schedule=daily)  # or here
