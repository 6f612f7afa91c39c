"""A workflow takes the time of its compilation."""

from datetime import datetime

from flytekit import task, workflow


@task
def report(day: datetime) -> str:
    return str(day)


@workflow
def flow() -> str:
    return report(day=datetime.now())  # mistake: frozen-value
    # twin: return report(day=datetime(2026, 1, 1))
