"""The records and enums of parcels."""

import enum
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Dict, List, Optional, Union

from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile
from flytekit.types.structured import StructuredDataset
from pydantic import BaseModel


class Speed(enum.Enum):
    """How fast a parcel travels."""

    SLOW = "slow"
    FAST = "fast"
    NEXT_DAY = "next-day"


class Zone(enum.Enum):
    """Where a parcel may go; not all of these are words in other languages."""

    HOME = "home"
    NONE = "None"
    ÜBERSEE = "übersee"


@dataclass
class Address:
    """Where somebody lives."""

    street: str
    town: str
    country: str = "NL"
    lines: List[str] = field(default_factory=list)


@dataclass
class Stop:
    """A place on the way, and where else the parcel may be left."""

    place: Address
    others: Dict[str, List[Address]] = field(default_factory=dict)


@dataclass
class Route:
    """All places on the way."""

    last: Stop
    legs: List[Dict[str, Stop]] = field(default_factory=list)
    back: Optional[Stop] = None


@dataclass
class Parcel:
    """What travels: a record with records in it."""

    id: int
    sender: Address
    speed: Speed
    weights: Dict[str, float]
    receiver: Optional[Address] = None
    zones: List[Zone] = field(default_factory=lambda: [Zone.HOME])
    history: List[Dict[str, int]] = field(default_factory=list)
    by_floor: Dict[int, str] = field(default_factory=dict)
    label: Union[int, str, None] = None
    insured: bool = False
    fee: float = 2.5
    count: int = 1
    note: str = "fragile"


@dataclass
class Journey:
    """When and with what a parcel travels."""

    start: datetime
    day: date
    takes: timedelta
    seal: bytes
    letter: FlyteFile
    papers: FlyteDirectory
    table: StructuredDataset
    route: Route
    pauses: List[timedelta] = field(default_factory=list)


class Quote(BaseModel):
    """A price, as a model of pydantic."""

    price: float
    until: datetime
    takes: timedelta
    speed: Speed = Speed.SLOW
    extras: Dict[str, int] = {}
    seal: bytes = b""
    day: Optional[date] = None


@dataclass
class Refusal:
    """Why a parcel cannot travel."""

    reason: str
    code: int = 1
