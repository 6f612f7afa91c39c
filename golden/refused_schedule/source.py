"""flytekit takes `daily`, and the backend refuses it."""

from flytekit import CronSchedule, LaunchPlan, task, workflow


@task
def send() -> None:
    print("sent")


@workflow
def report() -> None:
    send()


daily = LaunchPlan.get_or_create(
    report,
    name="report_daily",
    schedule=CronSchedule(schedule="daily"),
)
