"""Plans for workflows that live elsewhere, and one that is made in a loop."""

from flytekit import CronSchedule, FixedRate, LaunchPlan, task, workflow
from datetime import timedelta

from libs.core import Carrier, Parcel
from services.billing.invoice import invoice
from services.shipping.ship import ship as ship_parcel

PARCELS = {carrier: Parcel(weight=1.5 * n, to=to, carrier=carrier) for n, (carrier, to) in enumerate(zip(Carrier, "DE FR".split()), 1)}

plans = []
for carrier, parcel in PARCELS.items():
    plans.append(
        LaunchPlan.get_or_create(
            workflow=ship_parcel,
            name=f"ship_{carrier.value}_nightly",
            fixed_inputs={"parcel": parcel},
            default_inputs={"carrier": carrier},
            schedule=CronSchedule(schedule=f"{10 * len(plans)} 4 * * *"),
        )
    )


@task
def count(n: int) -> int:
    return n


@workflow
def night() -> int:
    for plan in plans:
        plan()
    invoice(parcel=PARCELS[Carrier.DHL])
    return count(n=len(plans))


hourly = LaunchPlan.create(name="night-hourly", workflow=night, schedule=FixedRate(timedelta(hours=1)))
