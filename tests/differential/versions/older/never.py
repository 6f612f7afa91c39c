"""A cron expression without a next run: refused since flytekit 1.16."""

from flytekit import CronSchedule, LaunchPlan, task, workflow


@task
def tick() -> int:
    return 1


@workflow
def ticking() -> int:
    return tick()


never = LaunchPlan.get_or_create(ticking, "never", schedule=CronSchedule(schedule="0 0 31 2 *"))
