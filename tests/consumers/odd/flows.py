"""Names that languages have for themselves, long ones, and records that hold themselves."""

import enum
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Dict, List, Literal, NamedTuple, Optional, Union

from flytekit import LaunchPlan, kwtypes, task, workflow
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile
from flytekit.types.structured import StructuredDataset
from pydantic import BaseModel


class String(enum.Enum):
    """What is <b>here</b> & {@code there} */ with a \\u0041 and @param."""

    ONLY = 'it"s \\ one\n\t\x01'


class SettlementCurrency(enum.Enum):
    EURO = "euro"
    SWEDISH_CROWN = "swedish crown"
    POUND_STERLING = "pound sterling"


@dataclass
class Self:
    """# Not a heading

    - nor a list
    """

    self_: int
    type: str
    Fields: float = 1.0
    fields2: List[int] = field(default_factory=list)
    wait: Optional[int] = None
    notify: Optional[int] = 3
    match: bool = True
    getClass: Optional[String] = None


@dataclass
class ExchangeRates:
    quotes: Dict[str, List[Dict[str, Optional[List[Dict[str, int]]]]]]
    currencies_of_the_last_settlement: Optional[Dict[str, List[SettlementCurrency]]] = None
    preferred_currency: Union[int, str, SettlementCurrency, None] = None


class Result(BaseModel):
    x: int
    rates: Optional[ExchangeRates] = None


class Sums(NamedTuple):
    total: int
    Net_of_tax: Optional[Union[float, str]]


@task
def settle_all_outstanding_invoices(
    a: Union[Result, SettlementCurrency, FlyteFile["csv"], FlyteDirectory],
    b: Optional[Union[List[int], Dict[str, Result]]],
    c: Literal["the first of the values", "the second of the values", "the third"],
    d: Literal[1, 2],
    table: Annotated[StructuredDataset, kwtypes(first=int, second=str, third=float, when=datetime)],
    f: Dict[int, ExchangeRates],
    i: String,
    j: Self,
    l: List[List[List[List[Optional[SettlementCurrency]]]]],
    m: Union[FlyteFile["csv"], int],
    n: Union[FlyteFile["png"], int],
    o: Dict[bool, int],
    p: Union[float, int, bool],
) -> Sums:
    """Settle.

    Args:
        a: what is a <T>, & "quoted" and a long explanation that goes on until it does not fit into a line
        c: - dash
    """
    return Sums(1, None)


@task
def result(x: int) -> int:
    return x


@task
def list_(
    number_of_the_first_invoice: int, number_of_the_last_invoice: int, currency: str, rate: float
) -> None:
    return None


@workflow
def wf(a: int = 3, b: Optional[int] = 5, c: Optional[str] = None) -> int:
    return result(x=a)


plan = LaunchPlan.get_or_create(wf, "my-plan.v2 (x)", default_inputs={"a": 2})
