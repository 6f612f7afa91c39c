"""Schedules that flytekit takes in all versions."""

from datetime import timedelta

from flytekit import CronSchedule, FixedRate, LaunchPlan, task, workflow


@task
def tick(at: str = "") -> str:
    return at


@workflow
def ticking(at: str = "now") -> str:
    return tick(at=at)


hourly = LaunchPlan.get_or_create(ticking, "hourly", schedule=CronSchedule(schedule="0 * * * *"))
often = LaunchPlan.get_or_create(
    ticking, "often", schedule=FixedRate(duration=timedelta(minutes=10))
)
plain = LaunchPlan.get_default_launch_plan(None, ticking)
