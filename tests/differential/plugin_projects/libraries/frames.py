"""Frames of several libraries, with columns and formats."""

from typing import Annotated, Dict, List, Optional, Union

import geopandas as gpd
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
from flytekit import kwtypes, task, workflow
from flytekit.types.structured import StructuredDataset
from pandera.typing import DataFrame
from pandera.typing.pandas import DataFrame as SamePandera
import pandera.pandas as pan


class Rides(pan.DataFrameModel):
    id: int
    fare: float


Columns = kwtypes(id=int, fare=float, seen=np.datetime64)


class Zones(gpd.GeoDataFrame):
    """A table of ours."""


class Frame(pl.DataFrame):
    """Another one."""


@task
def load(year: int) -> Annotated[pd.DataFrame, Columns]:
    return pd.DataFrame()


@task
def checked(frame: Annotated[pd.DataFrame, Columns]) -> DataFrame[Rides]:
    return frame


@task
def mixed(
    a: DataFrame[Rides],
    b: Optional[SamePandera[Rides]],
    c: DataFrame,
    d: Union[pd.DataFrame, str, None],
    e: List[DataFrame[Rides]],
) -> pa.Table:
    return pa.table({})


@task
def with_polars(
    a: pl.DataFrame,
    b: Annotated[pl.LazyFrame, kwtypes(id=int), "csv"],
    c: Dict[str, Frame],
    d: Annotated[StructuredDataset, kwtypes(x=np.float32)],
) -> Optional[Frame]:
    return None


@task
def places(a: gpd.GeoDataFrame, b: Annotated[gpd.GeoDataFrame, kwtypes(name=str)], c: Zones) -> Optional[gpd.GeoDataFrame]:
    return None


@workflow
def frames(year: int) -> DataFrame[Rides]:
    return checked(frame=load(year=year))
