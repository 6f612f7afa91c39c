"""Collect the sales of a day, shop by shop."""

from datetime import datetime
from typing import List

from flytekit import kwtypes, task
from flytekit.types.structured import StructuredDataset
from typing_extensions import Annotated

Sales = Annotated[StructuredDataset, kwtypes(shop=str, article=str, amount=float)]


@task(retries=3)
def collect(shop: str, day: datetime) -> Sales:
    """Ask one shop for its sales."""
    return StructuredDataset(uri=f"s3://sales/raw/{shop}/{day:%Y-%m-%d}")


@task
def convert(sales: List[Sales], currency: str) -> Sales:
    """Convert what the shops have sold into one currency."""
    return sales[0]


@task
def publish(sales: Sales, table: str = "sales_daily") -> int:
    """Write the rows, and count them."""
    return 0

