"""Labelled arrays."""

import xarray as xr
from flytekit import task, workflow


@task
def generate(n: int) -> xr.Dataset:
    return xr.Dataset({"t": ("x", list(range(n)))})


@task(cache=True, cache_version="1")
def mean(data: xr.Dataset) -> xr.DataArray:
    return data["t"].mean()


@task
def value(array: xr.DataArray) -> float:
    return float(array)


@workflow
def arrays(n: int = 10) -> float:
    return value(array=mean(data=generate(n=n)))
