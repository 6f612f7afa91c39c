"""Patients come in: pydantic models around plain dataclasses, and pages of them."""

import datetime
import enum
from dataclasses import dataclass, field
from typing import Dict, Generic, List, Literal, Optional, TypeVar, Union

from flytekit import task, workflow
from pydantic import BaseModel, Field

Item = TypeVar("Item")


class Ward(enum.Enum):
    GENERAL = "general"
    COMMON = "general"
    SURGERY = "surgery"


@dataclass
class Address:
    """Where someone lives."""

    street: str
    number: int = 1
    since: Optional[datetime.date] = None


@dataclass
class Contact:
    phone: str = field(default="", metadata={"description": "with the country's code"})
    addresses: List[Address] = field(default_factory=list)


class Patient(BaseModel):
    name: str = Field(min_length=1, max_length=80)
    ward: Ward = Ward.COMMON
    contact: Contact
    relatives: Dict[str, Contact] = {}
    nothing: None = None


class Page(BaseModel, Generic[Item]):
    """One page of a list."""

    items: List[Item] = []
    following: Optional[str] = None


class Overview(BaseModel):
    patients: Page[Patient]
    weights: Page[Dict[str, float]]
    marks: Page[Union[int, str]]
    states: Page[Literal["in", "out"]]


@task
def admit(patient: Patient, wards: List[Ward]) -> Page[Patient]:
    return Page[Patient](items=[patient])


@task
def summarise(page: Page[Patient]) -> Overview:
    return ...


@workflow
def reception(
    patient: Patient = Patient(
        name="Ada", contact=Contact(phone="+44 1", addresses=[Address("Lane", 3)])
    ),
    wards: List[Ward] = [Ward.SURGERY],
) -> Overview:
    return summarise(page=admit(patient=patient, wards=wards))
