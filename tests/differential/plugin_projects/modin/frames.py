"""Frames of Modin."""

import flytekitplugins.modin  # noqa: F401
import modin.pandas as pd
from flytekit import task, workflow


@task
def generate(n: int) -> pd.DataFrame:
    return pd.DataFrame({"a": [n]})


@task(cache=True, cache_version="1")
def total(frame: pd.DataFrame) -> int:
    return int(frame["a"].sum())


@workflow
def frames(n: int = 3) -> int:
    return total(frame=generate(n=n))
