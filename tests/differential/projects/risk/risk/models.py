"""Pydantic models of positions and limits."""

from datetime import date, datetime
from enum import Enum
from typing import Dict, List, Literal, Optional

from pydantic import BaseModel, Field


class AssetClass(str, Enum):
    EQUITY = "equity"
    RATES = "rates"
    FX = "fx"


class Limit(BaseModel):
    """How much of one asset class may be held."""

    asset_class: AssetClass
    notional: float = Field(gt=0, description="in the base currency")
    hard: bool = False


class Position(BaseModel):
    instrument: str
    quantity: int
    price: float = 1.0
    opened: date
    kind: Literal["long", "short"] = "long"


class Portfolio(BaseModel):
    name: str
    base_currency: str = "EUR"
    positions: List[Position] = Field(default_factory=list)
    limits: Dict[str, Limit] = {}
    valued_at: Optional[datetime] = None
