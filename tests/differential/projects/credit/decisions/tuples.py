"""Branches that give more than one value, or none."""

from typing import NamedTuple, Tuple

from flytekit import conditional, task, workflow


class Terms(NamedTuple):
    rate: float
    years: int


@task
def standard_terms(amount: float) -> Terms:
    return Terms(rate=0.04, years=10)


@task
def special_terms(amount: float, discount: float = 0.01) -> Terms:
    return Terms(0.03, 15)


@task
def bounds(amount: float) -> Tuple[float, float]:
    return amount, amount


@task
def wide_bounds(amount: float) -> Tuple[float, float]:
    return 0.0, amount


@task
def notify(rate: float):
    ...


@task
def audit() -> None:
    ...


@workflow
def terms(amount: float, loyal: bool) -> Terms:
    """Terms by loyalty.

    Returns:
        the terms
    """
    rate, years = (
        conditional("loyalty")
        .if_(loyal.is_true())
        .then(special_terms(amount=amount))
        .else_()
        .then(standard_terms(amount=amount))
    )
    return Terms(rate=rate, years=years)


@workflow
def ranges(amount: float) -> Tuple[float, float]:
    low, high = (
        conditional("range")
        .if_(amount > 10.0)
        .then(bounds(amount=amount))
        .else_()
        .then(wide_bounds(amount=amount))
    )
    return low, high


@workflow
def silent(amount: float):
    conditional("who hears").if_(amount > 10.0).then(notify(rate=amount)).else_().then(audit())
