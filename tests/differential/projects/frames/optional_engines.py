"""Packages that need not be there."""

from __future__ import annotations

import typing

from flytekit import task, workflow

if typing.TYPE_CHECKING:
    import polars as pl
    from sklearn.base import BaseEstimator


def _fit(frame: pl.DataFrame) -> BaseEstimator:
    raise NotImplementedError


@task
def fit(rows: int, engine: typing.Literal["pandas", "polars"] = "pandas") -> float:
    import polars as pl
    from sklearn.linear_model import LinearRegression

    return float(rows)


@task
def compare_engines(scores: dict[str, float]) -> str:
    return max(scores, key=scores.get)


@workflow
def engines(rows: int = 100) -> str:
    return compare_engines(scores={engine: fit(rows=rows, engine=engine) for engine in ("pandas", "polars")})
