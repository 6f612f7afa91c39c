from flytekit import task, workflow

import libs.cyclic.orders as orders

PREFIX = "INV-"


@task
def issue(total: float, prefix: str) -> str:
    return f"{prefix}{total}"


@workflow
def bill(items: list[float]) -> str:
    return orders.invoice_of(orders.order_total(items=items))
