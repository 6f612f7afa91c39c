"""Limits that pydantic checks, written as dataclasses."""

import datetime
from dataclasses import field
from typing import Annotated, Dict, List, Optional

from flytekit import task, workflow
from pydantic import BaseModel, ConfigDict, Field
from pydantic.dataclasses import dataclass


@dataclass
class Dose:
    """How much, and how often."""

    amount: Annotated[float, Field(gt=0)]
    unit: str = "mg"
    times: List[str] = field(default_factory=list)
    after: Optional["Dose"] = None


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Window:
    start: datetime.timedelta
    end: datetime.timedelta = datetime.timedelta(hours=8)


class Plan(BaseModel):
    doses: Dict[str, Dose]
    lowest: Annotated[int, Field(ge=0)] = 0


@task
def prescribe(dose: Dose, window: Window) -> Plan:
    return Plan(doses={"first": dose})


@workflow
def prescription(
    window: Window,
    dose: Dose = Dose(5, times=["08:00"]),
    plan: Plan = Plan(doses={"evening": Dose(2.5)}),
) -> Plan:
    return prescribe(dose=dose, window=window)
