"""The default of an input is the time of the compilation."""

from datetime import datetime

from flytekit import task, workflow


@task
def report(day: datetime) -> str:
    return str(day)


@workflow
def daily(
    day: datetime = datetime.now(),  # mistake: varying-default
    # twin: day: datetime = datetime(2026, 1, 1),
) -> str:
    return report(day=day)
