# nodes has no __init__.py.
from datetime import datetime, timedelta
from typing import Dict, List, NamedTuple

from flytekit import dynamic, map_task, task, workflow
from functools import partial

from pipeline.environment import BUCKET, DEBUG, FEATURES, REGION, RETRIES, STAGE, Feature, Stage
from pipeline.policies import FIXED, NAMED, TWICE


class Window(NamedTuple):
    start: datetime
    stop: datetime


@task(cache=NAMED, retries=RETRIES)
def window_of(at: datetime, width: timedelta = timedelta(minutes=5)) -> Window:
    return Window(at, at + width)


@task(cache=TWICE, container_image="ghcr.io/acme/telemetry:1")
def read(start: datetime, stop: datetime, sensor: str, debug: bool = DEBUG, verbose: bool = not DEBUG) -> List[float]:
    return []


@task(cache=FIXED, environment={"BUCKET": BUCKET, "FEATURES": str(FEATURES.value), "STAGE": str(int(STAGE))})
def mean(values: List[float]) -> float:
    return sum(values) / len(values)


@task(interruptible=STAGE is not Stage.PROD)
def alert(means: List[float], region: str = REGION) -> bool:
    return max(means) > 1


@dynamic(cache=NAMED)
def explain(means: List[float]) -> Dict[str, float]:
    return {str(i): mean(values=[value]) for i, value in enumerate(means)}


SENSORS = [f"{kind}-{n}" for kind in ("temp", "hum") for n in range(3)]


@workflow
def watch(at: datetime) -> bool:
    start, stop = window_of(at=at)
    readings = map_task(partial(read, start=start, stop=stop, debug=DEBUG, verbose=True))(sensor=SENSORS)
    means = map_task(mean, min_success_ratio=1.0, concurrency=len(SENSORS) // 2)(values=readings)
    if Feature.DASHBOARD in FEATURES:
        explain(means=means)
    if STAGE == Stage.PROD:
        alert(means=means, region="everywhere")
    return alert(means=means)
