from datetime import date, datetime, timedelta
from typing import Dict, List

from flytekit import CronSchedule, LaunchPlan, task, workflow

from desk.feeds.base import BOOK, Feed, Quotes, Trades
from shared.clock import CLOSE, FIRST, JANUARY, OPEN, PARSED, QUARTERS, SESSION, STAMP

quotes, trades = BOOK.items
assert isinstance(trades, Quotes) and issubclass(Trades, Feed) and not hasattr(Feed, "url_of")


def feed_task(feed: Feed, **more):
    """Make the settings of a task from a feed."""
    return task(
        environment={**feed.environment, "REPR": repr(feed)},
        secret_requests=feed.secrets(),
        requests=feed.resources(),
        **more,
    )


@feed_task(quotes, retries=len(quotes.symbols))
def collect_quotes(start: datetime = OPEN, stop: datetime = CLOSE) -> int:
    return 0


@feed_task(trades, timeout=SESSION)
def collect_trades(start: datetime, day: date = FIRST, span: timedelta = SESSION / 2) -> int:
    return 0


@task(environment={"STAMP": STAMP, "COUNT": str(Trades._count)})
def reconcile(counts: Dict[str, int], days: List[date], stamps: List[datetime]) -> float:
    return 0.0


@workflow
def session(start: datetime = OPEN, day: date = QUARTERS["Q3"]) -> float:
    q = collect_quotes(start=start)
    t = collect_trades(start=PARSED, day=day)
    return reconcile(counts={"quotes": q, "trades": t}, days=JANUARY[:3] + [day], stamps=[start, OPEN + 2 * SESSION])


quarterly = [
    LaunchPlan.create(
        f"session-{name.lower()}",
        session,
        fixed_inputs={"day": day},
        schedule=CronSchedule(schedule=f"30 14 {day.day} {day.month} *"),
    )
    for name, day in QUARTERS.items()
]
