"""A schedule hands the time to an input that is not there."""

from datetime import datetime

from flytekit import CronSchedule, LaunchPlan, task, workflow


@task
def report(day: datetime) -> str:
    return str(day)


@workflow
def flow(day: datetime = datetime(2026, 1, 1)) -> str:
    return report(day=day)


daily = CronSchedule(schedule="@daily", kickoff_time_input_arg="date")  # mistake: kickoff-input-invalid
# twin: daily = CronSchedule(schedule="@daily", kickoff_time_input_arg="day")
plan = LaunchPlan.get_or_create(flow, name="plan", schedule=daily)  # or here
