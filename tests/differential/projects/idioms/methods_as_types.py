"""An annotation that names a method by mistake: `datetime.date` where `datetime` is the class."""

from datetime import datetime, timedelta
from typing import List, Optional

from flytekit import task, workflow


@task
def first_day(steps: int) -> datetime.date:
    return (datetime(2024, 1, 3) + timedelta(days=steps)).date()


@task
def forecast(start: datetime.date, steps: int, tags: Optional[List[str]] = None) -> List[float]:
    return [float(start.day + step) for step in range(steps)]


@task
def label(shout: str.upper, steps: int = 1) -> str:
    return "x" * steps


@workflow
def season(steps: int = 3) -> List[float]:
    return forecast(start=first_day(steps=steps), steps=steps)
