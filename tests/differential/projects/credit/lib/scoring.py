"""Tasks that several decisions share."""

from dataclasses import dataclass
from typing import NamedTuple

from flytekit import task


@dataclass
class Applicant:
    name: str
    income: float
    age: int = 18
    employed: bool = True


Score = NamedTuple("Score", points=int, grade=str)


@task
def score(applicant: Applicant) -> Score:
    return Score(700, "A")


@task
def approve_loan(amount: float) -> str:
    return "approved"


@task
def reject_loan(reason: str = "policy") -> str:
    return "rejected"


@task
def refer(amount: float, to: str) -> str:
    return to


@task
def is_sanctioned(name: str) -> bool:
    return False
