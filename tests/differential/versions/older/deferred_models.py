"""Pydantic models whose annotations stay text."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from flytekit import task
from pydantic import BaseModel, Field


class Reading(BaseModel):
    at: datetime
    values: list[float]
    unit: Annotated[str, Field(min_length=1)] = 'C'
    before: Reading | None = None
    named: dict[str,int] = {}


class More(Reading):
    more: "int" = 1


@task
def read(reading: Reading, more: More) -> Reading:
    return reading
