"""Labelled arrays in lists and optional places."""

from typing import Dict, List, Optional

from flytekit import map_task, task, workflow
from xarray import DataArray, Dataset


@task
def tile(n: int) -> Dataset:
    return Dataset()


@task
def stitched(tiles: List[Dataset], mask: Optional[DataArray] = None) -> Dict[str, DataArray]:
    return {}


@workflow
def mosaic(ns: List[int]) -> Dict[str, DataArray]:
    return stitched(tiles=map_task(tile)(n=ns))
