"""Frames with geometry."""

import geopandas as gpd
from flytekit import StructuredDataset, task, workflow
from geopandas import GeoDataFrame


@task
def shapes(path: str) -> gpd.GeoDataFrame:
    return gpd.read_file(path)


@task(cache=True, cache_version="1")
def buffered(frame: GeoDataFrame, distance: float = 0.5) -> GeoDataFrame:
    return frame


@task
def count(frame: StructuredDataset) -> int:
    return 1


@workflow
def maps(path: str) -> int:
    return count(frame=buffered(frame=shapes(path=path)))
