"""What is done with parcels, one kind of value after another."""

from datetime import date, datetime, timedelta
from typing import Annotated, Dict, List, Literal, NamedTuple, Optional, Union

from flytekit import kwtypes, task, workflow
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile
from flytekit.types.structured import StructuredDataset

from parcels.values import Address, Journey, Parcel, Quote, Refusal, Speed, Zone

Rates = Annotated[StructuredDataset, kwtypes(country=str, rate=float)]


@task
def numbers(whole: int, real: float, yes: bool, text: str) -> tuple[int, float, bool, str]:
    """Hand on the simplest values.

    Args:
        whole: any number of 64 bits
        text: any text, also that of "Ærøskøbing" and 東京
    """
    return whole, real, yes, text


@task
def times(moment: datetime, day: date, span: timedelta) -> tuple[datetime, date, timedelta]:
    return moment, day, span


@task
def choices(speed: Speed, zones: List[Zone], size: Literal["small", "large"]) -> tuple[Speed, List[Zone], str]:
    return speed, zones, size


@task
def containers(
    names: List[str],
    totals: List[Dict[str, int]],
    routes: Dict[str, List[Address]],
    floors: Dict[int, str],
    deep: Dict[str, Dict[str, List[List[int]]]],
    anything: dict,
) -> tuple[
    List[str],
    List[Dict[str, int]],
    Dict[str, List[Address]],
    Dict[int, str],
    Dict[str, Dict[str, List[List[int]]]],
    dict,
]:
    return names, totals, routes, floors, deep, anything


@task
def unions(
    label: Union[int, str, Address],
    outcome: Union[Parcel, Refusal],
    note: Optional[str],
    speed: Optional[Speed] = None,
    pairs: Optional[List[Dict[str, int]]] = None,
    many: Optional[List[Union[int, str]]] = None,
    journey: Optional[Journey] = None,
) -> tuple[
    Union[int, str, Address],
    Union[Parcel, Refusal],
    Optional[str],
    Optional[Speed],
    Optional[List[Dict[str, int]]],
    Optional[List[Union[int, str]]],
]:
    return label, outcome, note, speed, pairs, many


@task
def records(parcel: Parcel, journey: Journey, quote: Quote) -> tuple[Parcel, Journey, Quote]:
    return parcel, journey, quote


@task
def stored(
    letter: FlyteFile, sheet: FlyteFile["csv"], papers: FlyteDirectory, table: StructuredDataset, rates: Rates
) -> tuple[FlyteFile, FlyteFile["csv"], FlyteDirectory, StructuredDataset, Rates]:
    return letter, sheet, papers, table, rates


@task
def nothing() -> None:
    """Neither take nor give anything."""


Sent = NamedTuple("Sent", [("parcel", Parcel), ("arrives", Optional[datetime])])


@task
def send(parcel: Parcel, speed: Speed, wait: timedelta, tags: List[str]) -> Sent:
    return Sent(parcel, None)


@workflow
def deliver(
    parcel: Parcel,
    speed: Speed = Speed.FAST,
    wait: timedelta = timedelta(hours=1, milliseconds=250),
    tags: List[str] = ["new", "été"],
) -> Sent:
    """Deliver a parcel.

    Args:
        parcel: what is sent
        speed: how fast
    """
    return send(parcel=parcel, speed=speed, wait=wait, tags=tags)
