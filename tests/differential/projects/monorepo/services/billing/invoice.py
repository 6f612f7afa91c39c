from flytekit import task, workflow
from libs.core import *
from libs.core import constants
from libs.cyclic.invoices import bill


@task(timeout=TIMEOUT, environment={"CURRENCY": CURRENCY})
def price(parcel: Parcel, rates: dict[str, float]) -> Priced:
    return Priced(1.0, rates[parcel.to])


@task(environment={"HIDDEN": constants.HIDDEN})
def total(net: float, tax: float) -> float:
    return net + tax


@workflow
def invoice(parcel: Parcel = Parcel(weight=0.5, carrier=Carrier.POST)) -> str:
    priced = price(parcel=parcel, rates=VAT)
    gross = total(net=priced.net, tax=priced.tax)
    return bill(items=[gross, priced.net, 1.0])
