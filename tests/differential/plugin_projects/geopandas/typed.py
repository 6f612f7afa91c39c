"""Frames with geometry, with columns, in lists and records."""

import typing
from dataclasses import dataclass

import geopandas as gpd
from flytekit import kwtypes, map_task, task, workflow
from typing_extensions import Annotated

Places = Annotated[gpd.GeoDataFrame, kwtypes(name=str, population=int)]


@dataclass
class Region:
    name: str
    shapes: gpd.GeoDataFrame


@task
def places(region: str) -> Places:
    return gpd.GeoDataFrame()


@task
def area(frame: gpd.GeoDataFrame) -> float:
    return 1.0


@task
def named(regions: typing.Dict[str, gpd.GeoDataFrame], one: typing.Optional[gpd.GeoDataFrame] = None) -> str:
    return ""


@workflow
def typed(regions: typing.List[str]) -> typing.List[float]:
    return map_task(area)(frame=map_task(places)(region=regions))
