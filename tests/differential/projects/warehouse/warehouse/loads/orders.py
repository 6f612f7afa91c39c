import datetime
import typing

from flytekit import task, workflow
from flytekit.types.schema import FlyteSchema
from flytekit import kwtypes

ORDERS = kwtypes(order_id=int, amount=float, currency=str, placed_at=datetime.datetime, paid=bool)
OrderSchema = FlyteSchema[ORDERS]
EPOCH = datetime.datetime(2020, 1, 1, 6, 30, 15, 250)


@task(cache_version="3", cache=True, cache_serialize=True, cache_ignore_input_vars=("dry_run",))
def extract(since: datetime.datetime, until: datetime.datetime, dry_run: bool = False) -> OrderSchema:
    """Read the orders placed in an interval."""
    return OrderSchema()


@task
def convert(orders: OrderSchema, rates: typing.Dict[str, float], into: str) -> OrderSchema:
    return orders


@task
def load(orders: OrderSchema, table: str) -> int:
    return 0


@workflow
def load_orders(
    kickoff: datetime.datetime,
    since: datetime.datetime = EPOCH,
    overlap: datetime.timedelta = datetime.timedelta(minutes=15),
    day: datetime.date = datetime.date(2024, 2, 29),
    table: str = "fct_orders",
) -> int:
    """Load what is new.

    Args:
        kickoff (datetime.datetime): when the schedule fired
        since (datetime.datetime): from when on
        overlap (datetime.timedelta): how far to look back
        day (datetime.date): the business day
        table (str): where the rows go
    """
    orders = extract(since=since, until=kickoff)
    converted = convert(orders=orders, rates={"USD": 0.92, "GBP": 1.17}, into="EUR")
    return load(orders=converted, table=table)
