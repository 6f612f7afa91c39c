from __future__ import annotations

import typing as t

from flytekit import task, workflow

import libs
import libs.core
from libs.core import Carrier, Parcel
from services.billing import invoice as billing
from services.shipping.rates.table import CHEAPEST, RATES, rate


class Label(t.NamedTuple):
    text: "str"
    parcel: "Parcel"


@task
def label(parcel: Parcel, carrier: "Carrier") -> Label:
    return Label(text=carrier.value, parcel=parcel)


@task
def book(parcel: libs.core.Parcel, price: "t.Optional[float]" = None) -> "t.Dict[str, t.List[int]]":
    return {}


@workflow
def ship(parcel: Parcel, carrier: Carrier = Carrier(CHEAPEST)) -> Label:
    labelled = label(parcel=parcel, carrier=carrier)
    price = rate(weight=labelled.parcel.weight, zone=1)
    booked = book(parcel=labelled.parcel, price=RATES["post"][0])
    price >> booked
    billing.invoice(parcel=labelled.parcel)
    return labelled
