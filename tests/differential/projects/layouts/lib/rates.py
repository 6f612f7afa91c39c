"""Imported through an edit of `sys.path`."""

from flytekit import task

RATES = {"eur": 1.0, "usd": 1.08}


@task
def convert(amount: float, currency: str = "usd") -> float:
    return amount * RATES[currency]
