"""flytekit takes `daily`, and the backend refuses it."""

from flytekit import CronSchedule, LaunchPlan, workflow


@workflow
def report() -> None: ...


daily = LaunchPlan.get_or_create(
    report,
    name="report_daily",
    schedule=CronSchedule(schedule="daily"),
)
