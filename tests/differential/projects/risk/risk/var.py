"""Value at risk: historical and Monte Carlo."""

import math
import typing
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta

from flytekit import Resources, conditional, dynamic, map_task, task, workflow


@dataclass(frozen=True)
class Scenario:
    name: str
    shocks: typing.Dict[str, float] = field(default_factory=dict)
    weight: float = 1.0


@dataclass
class Horizon:
    days: int = 10
    confidence: float = 0.99
    window: timedelta = timedelta(days=500)

    @property
    def scale(self) -> float:
        return math.sqrt(self.days)

    @classmethod
    def regulatory(cls) -> "Horizon":
        return cls(days=10, confidence=0.99)


BASE = Scenario("base")
CRISIS = replace(BASE, name="crisis", shocks={"equity": -0.4, "rates": 0.02}, weight=0.05)
SCENARIOS = [BASE, CRISIS, *(replace(BASE, name=f"fx-{pct}", shocks={"fx": pct / 100}) for pct in (5, 10))]
REGULATORY = Horizon.regulatory()
assert asdict(REGULATORY)["days"] == 10


@task(requests=Resources(cpu="1"), limits=Resources(cpu="2", mem="2Gi"))
def historical(portfolio: str, horizon: Horizon) -> float:
    return horizon.scale


@task
def simulate(scenario: Scenario) -> float:
    return scenario.weight


@dynamic(cache=True, cache_version=f"{REGULATORY.confidence:.2%}")
def monte_carlo(portfolio: str, paths: int = 10_000, scenarios: typing.List[Scenario] = None) -> float:
    results = [simulate(scenario=scenario) for scenario in scenarios]
    return results[0]


@task
def worst(values: typing.List[float]) -> float:
    return max(values)


@workflow
def value_at_risk(portfolio: str, method: str = "historical", horizon: Horizon = REGULATORY) -> float:
    """One number, by the method asked for."""
    stressed = worst(values=map_task(simulate)(scenario=SCENARIOS))
    return (
        conditional("method")
        .if_(method == "historical")
        .then(historical(portfolio=portfolio, horizon=horizon))
        .elif_((method == "monte-carlo") | (method == "mc"))
        .then(monte_carlo(portfolio=portfolio, scenarios=SCENARIOS))
        .elif_((method == "stress") & (stressed > 0.0))
        .then(worst(values=[stressed, 0.0]))
        .else_()
        .fail("unknown method")
    )
