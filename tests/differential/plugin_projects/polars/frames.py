"""Frames of Polars."""

import pandas as pd
import polars as pl
from flytekit import kwtypes, task, workflow
from flytekit.types.structured.structured_dataset import StructuredDataset
from typing_extensions import Annotated

Columns = kwtypes(name=str, age=int)
Subset = Annotated[pl.DataFrame, Columns]


@task
def people(n: int) -> pl.DataFrame:
    return pl.DataFrame({"name": ["x"] * n, "age": [1] * n})


@task(cache=True, cache_version="1")
def adults(frame: Subset, age: int = 18) -> Subset:
    return frame


@task
def lazy(frame: pl.DataFrame) -> pl.LazyFrame:
    return frame.lazy()


@task
def collected(frame: pl.LazyFrame) -> pd.DataFrame:
    return frame.collect().to_pandas()


@task
def any_frame(frame: StructuredDataset) -> pl.DataFrame:
    return frame.open(pl.DataFrame).all()


@workflow
def frames(n: int) -> pd.DataFrame:
    found = adults(frame=people(n=n))
    any_frame(frame=found)
    return collected(frame=lazy(frame=found))
