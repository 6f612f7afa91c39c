"""Mapped tasks with a secret from a function."""

from flytekit import Secret, map_task, task, workflow
from flytekitplugins.neptune import neptune_scale_run

TOKEN = Secret("neptune", "token")


def token() -> str:
    return "x"


@task(secret_requests=[TOKEN])
@neptune_scale_run(project="lab/sweep", secret=token)
def trial(rate: float) -> float:
    return rate


@workflow
def sweep(rates: list[float]) -> list[float]:
    return map_task(trial, concurrency=2)(rate=rates)
