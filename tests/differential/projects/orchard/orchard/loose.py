"""Records whose values are not of their declared types: mashumaro hands them on as they are."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Dict, List, Optional

from flytekit import task, workflow
from mashumaro.mixins.json import DataClassJSONMixin


class Grade(str, Enum):
    A = "a"
    B = "b"


class Level(int, Enum):
    LOW = 1
    HIGH = 2


@dataclass
class Spray:
    name: str
    litres: int
    share: float = 0.5
    organic: bool = False
    label: str = "none"
    limit: Optional[int] = None


@dataclass
class Plan(DataClassJSONMixin):
    rows: List[int]
    weights: Dict[str, float]
    note: str = ""
    spray: Spray = field(default_factory=lambda: Spray(name="oil", litres="two", share=True))
    grade: str = Grade.B
    level: int = Level.HIGH


@dataclass
class Odd:
    count: int = 2.5
    ratio: float = "half"
    text: str = 3
    flag: bool = 1
    items: str = field(default_factory=list)
    table: int = field(default_factory=lambda: {"a": [1, None, (2, 3)]})


@task
def spray(row: int, spray: Spray = Spray(name=7, litres=1.5, share=2, organic="yes", limit="no")) -> int:
    return row


@task
def follow(plan: Plan) -> int:
    return len(plan.rows)


@task
def odd(value: Odd) -> int:
    return value.count


@workflow
def season(
    plan: Plan = Plan(rows=["one", 2, None], weights={"a": "b", "c": [1]}, note=None),
    first: Spray = Spray(name=None, litres=True, label=b"raw", organic=None),
) -> int:
    spray(row=1)
    spray(row=2, spray=first)
    spray(row=3, spray=Spray(name=Grade.A, litres=Level.LOW, share=Level.HIGH))
    odd(value=Odd())
    odd(value=Odd(count=None, text={"a": 1}, items=[["b"]]))
    return follow(plan=plan)
