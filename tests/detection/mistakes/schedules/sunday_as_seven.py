"""A cron expression counts Sunday as 7, which the scheduler does not."""

from flytekit import CronSchedule, LaunchPlan, task, workflow


@task
def load() -> int:
    return 3


@workflow
def flow() -> int:
    return load()


sunday = CronSchedule(schedule="0 6 * * 7")  # mistake: cron-invalid
# twin: sunday = CronSchedule(schedule="0 6 * * 0")
plan = LaunchPlan.get_or_create(flow, name="plan", schedule=sunday)  # or here
