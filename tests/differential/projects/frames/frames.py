"""pandas frames: flytekit takes them for structured datasets."""

import typing
from dataclasses import dataclass

import pandas as pd
from flytekit import kwtypes, map_task, task, workflow
from flytekit.types.structured import StructuredDataset
from typing_extensions import Annotated

COLUMNS = kwtypes(name=str, age=int, height=float)
People = Annotated[pd.DataFrame, COLUMNS]
Typed = Annotated[StructuredDataset, COLUMNS, "parquet"]
Summary = typing.NamedTuple("Summary", frame=pd.DataFrame, rows=int)


@dataclass
class Window:
    start: int = 0
    size: int = 7


@task
def read(uri: str) -> pd.DataFrame:
    return pd.read_csv(uri)


@task
def clean(frame: pd.DataFrame, drop: typing.List[str]) -> People:
    return frame.drop(columns=drop)


@task
def describe(people: People, window: Window = Window(size=14)) -> Summary:
    return Summary(people.describe(), len(people))


@task
def store(people: typing.Dict[str, pd.DataFrame], maybe: typing.Optional[pd.DataFrame] = None) -> Typed:
    return StructuredDataset(dataframe=people["all"])


@task
def shape(frame: pd.DataFrame) -> int:
    return len(frame)


@workflow
def people(uri: str) -> Summary:
    raw = read(uri=uri)
    cleaned = clean(frame=raw, drop=["x", "y"])
    store(people={"all": cleaned, "raw": raw})
    map_task(shape)(frame=[raw, cleaned])
    return describe(people=cleaned)
