"""Distributed training with TensorFlow."""

from typing import NamedTuple

from flytekit import Resources, task, workflow
from flytekitplugins.kftensorflow import (
    PS,
    Chief,
    CleanPodPolicy,
    Evaluator,
    RestartPolicy,
    RunPolicy,
    TfJob,
    Worker,
)

Result = NamedTuple("Result", accuracy=float, path=str)


@task(
    task_config=TfJob(
        chief=Chief(replicas=1, requests=Resources(cpu="1"), restart_policy=RestartPolicy.ALWAYS),
        ps=PS(replicas=2, limits=Resources(mem="4Gi")),
        worker=Worker(replicas=4, image="reg.test/tf:2", requests=Resources(gpu="1")),
        evaluator=Evaluator(replicas=1),
        run_policy=RunPolicy(clean_pod_policy=CleanPodPolicy.ALL, backoff_limit=2),
    ),
    retries=2,
    cache=True,
    cache_version="2.0",
)
def train(batch: int, epochs: int) -> Result:
    return Result(0.9, "s3://model")


@task(task_config=TfJob(num_workers=2, num_ps_replicas=1, num_chief_replicas=1))
def deprecated_way() -> int:
    return 1


@task(task_config=TfJob(Chief(replicas=1), PS(replicas=1), Worker(replicas=1)))
def least(a: int) -> int:
    return a


@task
def tell(accuracy: float, path: str) -> str:
    return f"{accuracy} {path}"


@workflow
def fit(batch: int = 32) -> str:
    done = train(batch=batch, epochs=3)
    deprecated_way()
    least(a=1)
    return tell(accuracy=done.accuracy, path=done.path)
