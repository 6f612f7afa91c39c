"""Moments and spans of time as pydantic writes them, and classes with names beyond ASCII."""

from datetime import date, datetime, timedelta, timezone
from enum import Enum
from typing import Annotated, Dict, List, Optional, Union

from flytekit import task, workflow
from pydantic import BaseModel, Field

INDIA = timezone(timedelta(hours=5, minutes=30))
WEST = timezone(timedelta(hours=-3))


class Größe(Enum):
    KLEIN = "klein"
    GROß = "groß"


class 測定(BaseModel):
    größe: Größe = Größe.KLEIN
    at: datetime = datetime(2024, 2, 29, 23, 59, 59, 999999)


class Times(BaseModel):
    utc: datetime = datetime(2020, 1, 2, 3, 4, 5, tzinfo=timezone.utc)
    india: datetime = datetime(2020, 1, 2, 3, 4, 5, 600, tzinfo=INDIA)
    west: datetime = datetime(1, 1, 1, tzinfo=WEST)
    nothing: timedelta = timedelta(0)
    short: timedelta = timedelta(milliseconds=1500)
    back: timedelta = timedelta(minutes=-5)
    long: timedelta = timedelta(days=800, seconds=61)
    year: timedelta = timedelta(days=365)
    measured: 測定 = Field(default_factory=lambda: 測定(größe=Größe.GROß))
    days: Dict[str, List[date]] = {"leap": [date(2024, 2, 29)]}
    number: Union[int, float] = 1


@task
def shift(times: Times = Times(), by: Optional[timedelta] = None) -> Times:
    return times


@task
def measure(what: Annotated[測定, "measured"] = 測定()) -> 測定:
    return what


@workflow
def moments(times: Times = Times(short=timedelta(days=-1, microseconds=1), number=2)) -> Times:
    measured = measure(what=times.measured)
    measure(what=測定(at=datetime(1999, 12, 31, tzinfo=WEST)))
    shift(times=Times(utc=datetime(2021, 1, 1), measured=測定()))
    return shift(times=times, by=timedelta(hours=3))
