"""Measured values: generic dataclasses, their arguments, and what derives from them."""

import datetime
from dataclasses import dataclass, field
from typing import Dict, Generic, List, Optional, TypeVar

from flytekit import task, workflow

Value = TypeVar("Value")
Unit = TypeVar("Unit")


@dataclass
class Sample(Generic[Value]):
    value: Value
    others: List[Value] = field(default_factory=list)


@dataclass
class Timed(Sample[Value]):
    taken: Optional[datetime.datetime] = None


@dataclass
class Temperature(Sample[float]):
    unit: str = "C"


@dataclass
class Ratio(Generic[Value, Unit]):
    top: Value
    bottom: Unit


@dataclass
class Chart:
    pulse: Sample[int]
    pressure: Ratio[int, float]
    notes: Dict[str, Timed[str]] = field(default_factory=dict)
    fever: Temperature = field(default_factory=lambda: Temperature(36.6))


@task
def measure(chart: Chart, raw: Sample[int]) -> Temperature:
    return chart.fever


@task
def warm(temperature: Temperature, charts: List[Chart]) -> bool:
    return temperature.value > 38


@workflow
def round_of_the_day(
    raw: Sample[int],
    chart: Chart = Chart(pulse=Sample(70, [71, 72]), pressure=Ratio(120, 80.0)),
    temperature: Temperature = Temperature(37.5, unit="C"),
) -> bool:
    measured = measure(chart=chart, raw=raw)
    warm(temperature=temperature, charts=[chart])
    return warm(temperature=measured, charts=[])
