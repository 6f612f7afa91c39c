"""Settings as pydantic models, read from a table in this file."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Priority(str, Enum):
    LOW = "low"
    URGENT = "urgent"


class Queue(BaseModel):
    """One queue of tickets."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=20)
    priority: Priority = Priority.LOW
    capacity: int = Field(default=10, ge=1, le=100)
    patience: timedelta = timedelta(hours=4)
    owner: str | None = None


class Desk(BaseModel):
    queues: list[Queue]
    routes: dict[str, str] = Field(default_factory=dict, title="Routes", description="word to queue")
    fallback: Queue = Queue(name="fallback")
    weights: tuple[float, float] = (0.5, 0.5)


_TABLE: dict[str, Any] = {
    "billing": {"capacity": 20, "owner": "finance"},
    "outage": {"priority": Priority.URGENT, "patience": timedelta(minutes=10)},
}
DESK = Desk(
    queues=[Queue(name=name, **values) for name, values in _TABLE.items()],
    routes={"invoice": "billing", "down": "outage"},
)
ROOT = PurePosixPath("/srv") / "desk"
