"""Frames of Polars in records, lists and unions."""

from dataclasses import dataclass
from typing import Dict, List, Optional, Union

import pandas as pd
import polars
from flytekit import dynamic, map_task, task, workflow


@dataclass
class Report:
    title: str
    rows: polars.DataFrame


@task
def one(day: str) -> polars.DataFrame:
    return polars.DataFrame()


@task
def report(frames: List[polars.DataFrame], extra: Optional[polars.DataFrame] = None) -> Report:
    return Report("x", frames[0])


@task
def either(frame: Union[polars.DataFrame, str]) -> Dict[str, polars.LazyFrame]:
    return {}


@dynamic
def all_days(days: List[str]) -> List[polars.DataFrame]:
    return [one(day=day) for day in days]


@workflow
def nested(days: List[str]) -> Report:
    frames = map_task(one)(day=days)
    either(frame="x")
    return report(frames=frames)
