"""A schedule hands the time to a str."""

from datetime import datetime

from flytekit import CronSchedule, LaunchPlan, task, workflow


@task
def report(day: datetime, title: str) -> str:
    return title


@workflow
def flow(day: datetime = datetime(2026, 1, 1), title: str = "sales") -> str:
    return report(day=day, title=title)


daily = CronSchedule(schedule="@daily", kickoff_time_input_arg="title")  # mistake: kickoff-input-invalid
# twin: daily = CronSchedule(schedule="@daily", kickoff_time_input_arg="day")
plan = LaunchPlan.get_or_create(flow, name="plan", schedule=daily)  # or here
