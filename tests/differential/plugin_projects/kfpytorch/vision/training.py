"""Distributed training with PyTorch: replicas, elastic, and run policies."""

from dataclasses import dataclass
from typing import NamedTuple

from flytekit import Resources, task, workflow
from flytekit.extras.accelerators import A100
from flytekitplugins.kfpytorch import (
    CleanPodPolicy,
    Elastic,
    Master,
    PyTorch,
    RestartPolicy,
    RunPolicy,
    Worker,
)


@dataclass
class Hyper:
    rate: float = 0.01
    epochs: int = 3


class Trained(NamedTuple):
    loss: float
    path: str


MEMORY = Resources(cpu="2", mem="8Gi", gpu="1")


@task(
    task_config=PyTorch(
        worker=Worker(replicas=2, requests=MEMORY, restart_policy=RestartPolicy.FAILURE),
        master=Master(image="reg.test/master:1"),
        run_policy=RunPolicy(
            clean_pod_policy=CleanPodPolicy.ALL,
            ttl_seconds_after_finished=600,
            active_deadline_seconds=36000,
            backoff_limit=4,
        ),
    ),
    retries=2,
    cache=True,
    cache_version="0.1",
    requests=Resources(cpu="2", mem="4Gi"),
)
def train(hyper: Hyper) -> Trained:
    return Trained(loss=0.1, path="s3://models/1")


@task(task_config=PyTorch(worker=Worker(replicas=4)))
def least(a: int) -> int:
    return a


@task(task_config=PyTorch(num_workers=2, increase_shared_mem=False))
def deprecated_way() -> None: ...


@task(task_config=Elastic(nnodes=2, nproc_per_node=4), accelerator=A100)
def elastic(hyper: Hyper) -> float:
    return hyper.rate


@task(task_config=Elastic(), limits=Resources(gpu="1"))
def alone(steps: int) -> float:
    return steps / 2


@task
def evaluate(loss: float, path: str) -> bool:
    return loss < 0.5


@workflow
def fit(hyper: Hyper = Hyper()) -> bool:
    other = elastic(hyper=hyper).with_overrides(limits=Resources(gpu="2"))
    trained = train(hyper=hyper)
    evaluate(loss=other, path="elastic")
    least(a=1)
    return evaluate(loss=trained.loss, path=trained.path)
