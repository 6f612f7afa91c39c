"""What parcels are made of."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from flytekit.types.file import FlyteFile
from pydantic import BaseModel


class Service(enum.Enum):
    """How fast a parcel travels."""

    EXPRESS = "express"
    ECONOMY = "economy class"
    TRACKED = "tracked+signed"


@dataclass
class Address:
    """Where somebody lives."""

    street: str
    city: str
    code: str | None = None


@dataclass
class Letter:
    """Flat, and light."""

    grams: int


@dataclass
class Box:
    """Anything else."""

    grams: int
    edges: list[float]
    inside: Box | None = None


@dataclass
class Parcel:
    """One thing to deliver."""

    number: int
    to: Address
    item: Letter | Box
    service: Service
    posted: datetime
    due: date
    patience: timedelta
    photo: FlyteFile
    remarks: list[str] = field(default_factory=list)
    stamps: dict[str, int] = field(default_factory=dict)
    seal: bytes = b""
    fragile: bool = False
    value: float | None = None


class Window(BaseModel):
    """When somebody is at home."""

    start: datetime
    length: timedelta = timedelta(hours=2)
    floors: dict[int, str] = {}
    callers: list[str] | None = None
