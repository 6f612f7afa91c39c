"""Plain values and their defaults."""

import datetime as dt
import typing
from math import e, inf, pi, tau

from flytekit import task, workflow

UTC = dt.timezone.utc
CET = dt.timezone(dt.timedelta(hours=1), "CET")


@task
def numbers(a: int = -1, b: int = 2**62, c: float = pi, d: float = 1e300, e_: float = -0.5, f: float = tau / e) -> float:
    return a * c


@task
def words(
    plain: str = "plain", empty: str = "", quoted: str = 'it\'s "so"', lines: str = "a\n\tb", wide: str = "naïve 漢字 \U0001F600"
) -> str:
    return plain


@task
def flags(yes: bool = True, no: bool = False, computed: bool = not 1 > 2) -> bool:
    return yes


@task
def times(
    naive: dt.datetime = dt.datetime(2021, 3, 4, 5, 6, 7, 89),
    aware: dt.datetime = dt.datetime(2021, 3, 4, tzinfo=CET),
    utc: dt.datetime = dt.datetime.fromisoformat("2022-01-01T00:00:00+00:00"),
    day: dt.date = dt.date(1999, 12, 31),
    span: dt.timedelta = dt.timedelta(days=1, seconds=2, microseconds=3),
    back: dt.timedelta = -dt.timedelta(minutes=90),
) -> dt.timedelta:
    return span


@task
def nothing_in() -> None:
    return None


@task
def none_given(x: int = None, y: typing.Optional[int] = None, z: str | None = None) -> typing.Optional[int]:
    return x


@workflow
def scalars(
    count: int = 3,
    ratio: float = 0.25,
    name: str = "x" * 3,
    on: bool = True,
    at: dt.datetime = dt.datetime(2020, 1, 1, tzinfo=UTC),
    on_day: dt.date = dt.date.fromisoformat("2020-02-03"),
    every: dt.timedelta = dt.timedelta(weeks=1) / 2,
    maybe: typing.Optional[str] = None,
    surely: typing.Optional[str] = "yes",
) -> float:
    numbers(b=count, c=ratio)
    words(plain=name, empty="not empty")
    flags(no=on)
    times(naive=at, day=on_day, span=every, back=dt.timedelta(0))
    nothing_in()
    none_given(x=1, z=maybe)
    return numbers(a=7, d=1.5)
