"""Pods that a map task fills once more."""

from flytekit import map_task, task, workflow
from flytekitplugins.pod import Pod
from kubernetes.client import V1Container, V1EnvVar, V1PodSpec


@task(
    task_config=Pod(
        pod_spec=V1PodSpec(
            containers=[
                V1Container(name="primary", env=[V1EnvVar(name="A", value="B")]),
                V1Container(name="s", image="x:1"),
            ]
        )
    ),
    environment={"E": "1", "F": "2"},
)
def a(x: int) -> int:
    return x


@task(task_config=Pod(pod_spec=V1PodSpec(containers=[]), primary_container_name="m"))
def b(x: int) -> int:
    return x


@task(task_config=Pod(pod_spec=V1PodSpec(containers=[])))
def c(x: int) -> int:
    return x


mapped = map_task(c)


@workflow
def wf(xs: list[int]) -> list[int]:
    return mapped(x=map_task(b, concurrency=2)(x=map_task(a)(x=xs)))
