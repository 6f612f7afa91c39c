"""Things of other teams, by reference only."""

from typing import Dict, List, NamedTuple

from flytekit import (
    dynamic,
    reference_launch_plan,
    reference_task,
    reference_workflow,
    task,
    workflow,
)

FINANCE = {"project": "finance", "domain": "production"}


@reference_task(**FINANCE, name="finance.tax.vat", version="v12")
def vat(country: str, net: float) -> float:
    """The body is never used."""
    ...


@reference_workflow(name="finance.invoices.issue", version="2024.06", **FINANCE)
def issue_invoices(customers: List[str], due_days: int) -> Dict[str, str]:
    return {}


@reference_launch_plan(project="crm", domain="staging", name="crm.sync.hourly", version="abc123")
def crm_sync(region: str) -> NamedTuple("Synced", rows=int, failed=List[str]):
    ...


@task
def gross(net: float, tax: float) -> float:
    return net + tax


@workflow
def month_end(customers: List[str], net: float = 100.0) -> float:
    synced = crm_sync(region="eu")
    tax = vat(country="DE", net=net)
    taxes = [vat(country=country, net=1.0) for country in ("DE", "FR")]
    total = gross(net=net, tax=tax)
    synced.rows >> total
    return total


@dynamic
def invoice(customers: List[str], days: int = 14) -> Dict[str, str]:
    """A reference workflow is no sub-workflow; at run time flytekit may still call it."""
    return issue_invoices(customers=customers, due_days=days)


@workflow
def invoicing(customers: List[str]) -> Dict[str, str]:
    return invoice(customers=customers)
