"""Profiles of frames by whylogs."""

import pandas as pd
import whylogs as why
from flytekit import task, workflow
from whylogs.core import DatasetProfileView


@task
def profile(frame: pd.DataFrame) -> DatasetProfileView:
    return why.log(frame).view()


@task(cache=True, cache_version="1")
def count(view: DatasetProfileView) -> int:
    return 1


@workflow
def profiles(frame: pd.DataFrame) -> int:
    return count(view=profile(frame=frame))
