"""TensorFlow jobs in the old way and the new one."""

from flytekit import task, Resources, map_task, workflow, dynamic
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


@task(task_config=TfJob(num_workers=10, num_ps_replicas=1, num_chief_replicas=1))
def a(x: int) -> int:
    return x


@task(
    task_config=TfJob(
        num_workers=1, num_ps_replicas=0, num_chief_replicas=0, num_evaluator_replicas=3
    )
)
def a2(x: int) -> int:
    return x


@task(
    task_config=TfJob(
        chief=Chief(
            replicas=1,
            requests=Resources(cpu="1"),
            limits=Resources(cpu="2"),
            restart_policy=RestartPolicy.ALWAYS,
        ),
        worker=Worker(
            replicas=5,
            requests=Resources(cpu="2", mem="2Gi"),
            image="worker:latest",
            restart_policy=RestartPolicy.FAILURE,
        ),
        ps=PS(replicas=2, restart_policy=RestartPolicy.NEVER),
        evaluator=Evaluator(replicas=5, requests=Resources(cpu="2", mem="2Gi")),
        run_policy=RunPolicy(clean_pod_policy=CleanPodPolicy.RUNNING, ttl_seconds_after_finished=3),
    ),
    shared_memory=True,
)
def b(x: int) -> int:
    return x


@dynamic(
    task_config=TfJob(
        worker=Worker(replicas=1),
        ps=PS(replicas=1),
        chief=Chief(replicas=1),
        run_policy=RunPolicy(clean_pod_policy=CleanPodPolicy.ALL),
    )
)
def c(x: int) -> int:
    return a(x=x)


@workflow
def wf(xs: list[int]) -> list[int]:
    return map_task(a)(x=xs)
