from __future__ import annotations

from datetime import date
from typing import Dict, List

from flytekit import task, workflow

from risk.models import AssetClass, Limit, Portfolio, Position

EMPTY = Portfolio(name="empty")
SAMPLE = Portfolio(
    name="sample",
    base_currency="CHF",
    positions=[
        Position(instrument="NESN", quantity=100, price=98.5, opened=date(2023, 5, 17)),
        Position(instrument="EURCHF", quantity=-25_000, opened=date(2023, 6, 1), kind="short"),
    ],
    limits={"fx": Limit(asset_class=AssetClass.FX, notional=1e6, hard=True)},
)


@task
def load_portfolio(name: str, fallback: Portfolio = EMPTY) -> Portfolio:
    return fallback


@task
def exposures(portfolio: Portfolio, limits: List[Limit]) -> Dict[str, float]:
    """Sum what is held by asset class."""
    return {limit.asset_class.value: 0.0 for limit in limits}


@task
def net(positions: List[Position], name: str) -> float:
    return sum(position.quantity * position.price for position in positions)


@workflow
def daily_exposure(name: str, sample: Portfolio = SAMPLE) -> Dict[str, float]:
    portfolio = load_portfolio(name=name)
    net(positions=portfolio.positions, name=portfolio.name)
    net(positions=sample.positions, name=sample.base_currency)
    return exposures(
        portfolio=portfolio,
        limits=[Limit(asset_class=kind, notional=5e5) for kind in AssetClass],
    )
