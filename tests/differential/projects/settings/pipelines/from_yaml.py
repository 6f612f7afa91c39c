"""Resources and retries from a YAML file beside the packages."""

from pathlib import Path

import yaml
from flytekit import Resources, task, workflow

CONF = Path(__file__).resolve().parent.parent / "conf"

with open(CONF / "resources.yaml") as stream:
    SETTINGS = yaml.safe_load(stream)


def resources(name: str) -> Resources:
    return Resources(**SETTINGS["tasks"][name])


@task(requests=resources("load"), retries=SETTINGS["retries"]["load"])
def load(day: str) -> list[float]:
    return []


@task(requests=resources("train"), limits=resources("train"), retries=SETTINGS["retries"]["train"])
def train(values: list[float]) -> float:
    return sum(values)


@task(requests=resources("report"), retries=SETTINGS["retries"].get("report", 5))
def report(score: float) -> str:
    return f"{score:.3f}"


@workflow
def weekly(day: str = "monday") -> str:
    return report(score=train(values=load(day=day)))
