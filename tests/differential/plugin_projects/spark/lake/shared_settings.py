"""Jobs whose settings come from another module, from helpers and from loops."""

from functools import partial

import pandas as pd
from flytekit import StructuredDataset, dynamic, map_task, task, workflow
from flytekitplugins.spark import Spark
from lake.sessions import IMAGE, LARGE, SMALL, TUNED, cluster


@task(task_config=SMALL, container_image=IMAGE)
def clean(day: str) -> pd.DataFrame:
    return pd.DataFrame({"day": [day]})


@task(task_config=LARGE, container_image=IMAGE)
def join(left: pd.DataFrame, right: StructuredDataset) -> StructuredDataset:
    return right


@task(task_config=TUNED)
def aggregate(frame: StructuredDataset) -> int:
    return 1


spark_task = partial(task, task_config=cluster(4))


@spark_task(retries=1)
def score(value: float) -> float:
    return value * 2


@spark_task
def rank(value: float) -> float:
    return value + 1


@task(task_config=cluster(executors=16, memory="8g"))
def backfill(days: list[str]) -> int:
    return len(days)


SIZES = {"s": 1, "m": 4, "l": 12}
SIZED: dict[str, Spark] = {size: cluster(count) for size, count in SIZES.items()}


@task(task_config=SIZED["m"])
def medium(a: int) -> int:
    return a


@dynamic(task_config=SMALL)
def fan_out(days: list[str]) -> list[pd.DataFrame]:
    return [clean(day=day) for day in days]


@workflow
def daily(day: str, other: StructuredDataset, values: list[float]) -> tuple[int, list[float]]:
    joined = join(left=clean(day=day), right=other)
    scores = map_task(score, concurrency=4)(value=values)
    return aggregate(frame=joined), scores
