"""A cron expression has four fields."""

from flytekit import CronSchedule, LaunchPlan, task, workflow


@task
def load() -> int:
    return 3


@workflow
def flow() -> int:
    return load()


daily = CronSchedule(schedule="0 6 * *")  # mistake: wrong-setting
# twin: daily = CronSchedule(schedule="0 6 * * *")
plan = LaunchPlan.get_or_create(flow, name="plan", schedule=daily)  # or here
