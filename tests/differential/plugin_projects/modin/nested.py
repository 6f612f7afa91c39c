"""Frames of Modin in lists, and without the plugin's import where it is not needed."""

from typing import List, Optional

import flytekitplugins.modin
import modin.pandas as mpd
from flytekit import map_task, task, workflow


@task
def one(n: int) -> mpd.DataFrame:
    return mpd.DataFrame({"n": [n]})


@task
def joined(frames: List[mpd.DataFrame], extra: Optional[mpd.DataFrame] = None) -> int:
    return len(frames)


@workflow
def nested(ns: List[int]) -> int:
    return joined(frames=map_task(one)(n=ns))
