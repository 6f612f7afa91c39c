"""Sort parcels, and say what they cost."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Annotated, Literal, NamedTuple

from flytekit import FixedRate, LaunchPlan, kwtypes, task, workflow
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile
from flytekit.types.structured import StructuredDataset

from parcels.records import Address, Box, Letter, Parcel, Service, Window

Rates = Annotated[StructuredDataset, kwtypes(zone=str, cents=int, since=datetime)]


class Quote(NamedTuple):
    """What a delivery costs."""

    cents: int
    service: Service
    parcel: Parcel
    by_zone: dict[str, list[int]]
    surcharge: float | None


@task
def quote(
    parcel: Parcel,
    rates: Rates,
    window: Window | None,
    counts: list[dict[str, int]],
    currency: Literal["EUR", "USD"],
    item: int | str | Letter | None,
) -> Quote:
    """Say what a delivery costs.

    Args:
        parcel: what is delivered
        rates: the price of a zone
        window: when it can be handed over
        counts: how many parcels of each kind came before, day by day
        currency: in which currency to pay
        item: the number, the name or the letter that stands for it
    """
    return Quote(1, parcel.service, parcel, {}, None)


@task
def sort(
    parcels: list[Parcel],
    belts: dict[str, Address],
    labels: FlyteFile["pdf"],
    photos: FlyteDirectory,
    pause: timedelta,
    at: datetime,
    exact: bool,
) -> tuple[dict[str, Parcel], StructuredDataset, FlyteFile["pdf"]]:
    """Put parcels on belts."""
    return {}, StructuredDataset(uri="s3://parcels/sorted"), labels


@workflow
def deliver(
    parcel: Parcel,
    rates: Rates,
    service: Service = Service.ECONOMY,
    window: Window | None = None,
    counts: list[dict[str, int]] = [],
    currency: Literal["EUR", "USD"] = "EUR",
    item: int | str | Letter | None = None,
    pause: timedelta = timedelta(minutes=90),
    since: datetime = datetime(2026, 1, 31, 12, 30),
    weight: float = 0.5,
    most: int = 9007199254740993,
    note: str = "für Zoë",
    box: Box = Box(grams=250, edges=[1.0, 2.5, 3.0]),
) -> Quote:
    """Say what the delivery of one parcel costs.

    Args:
        parcel: what is delivered
        rates: the price of a zone
        service: how fast
        pause: how long the belts may stand still
        most: the highest number that a parcel may have
    """
    return quote(
        parcel=parcel, rates=rates, window=window, counts=counts, currency=currency, item=item
    )


express = LaunchPlan.get_or_create(
    deliver,
    name="express-deliveries",
    fixed_inputs={"service": Service.EXPRESS, "currency": "EUR"},
    default_inputs={"pause": timedelta(minutes=5), "most": 1000},
)
