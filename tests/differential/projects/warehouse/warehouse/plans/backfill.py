"""A workflow of launch plans: each runs as an execution of its own."""

from datetime import datetime, timedelta, timezone

from flytekit import LaunchPlan, dynamic, task, workflow

from warehouse.loads.orders import load_orders
from warehouse.plans import nightly as plans

START = datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=1)))
WEEKS = [START + timedelta(weeks=n) for n in range(3)]

load_orders_lp = LaunchPlan.get_or_create(workflow=load_orders)


@task
def summarise(counts: list[int]) -> int:
    return sum(counts)


@workflow
def backfill() -> int:
    """Three weeks, one after the other."""
    counts, previous = [], None
    for week in WEEKS:
        count = plans.by_rate["slow"](kickoff=week, since=week - timedelta(days=7))
        if previous is not None:
            previous >> count
        counts.append(previous := count)
    return summarise(counts=counts)


@workflow
def one_off(kickoff: datetime) -> int:
    first = load_orders_lp(kickoff=kickoff)
    return plans.nightly(kickoff=kickoff, since=WEEKS[-1], overlap=timedelta(seconds=90))


@dynamic
def backfill_many(weeks: int) -> int:
    total = [load_orders(kickoff=START + timedelta(weeks=n)) for n in range(weeks)]
    return summarise(counts=total)
