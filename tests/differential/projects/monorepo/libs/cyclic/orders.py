"""orders imports invoices, and invoices imports orders."""

from flytekit import task

from libs.cyclic import invoices

RATE = 0.5


@task
def order_total(items: list[float]) -> float:
    return sum(items) * RATE


def invoice_of(total):
    return invoices.issue(total=total, prefix=invoices.PREFIX)
