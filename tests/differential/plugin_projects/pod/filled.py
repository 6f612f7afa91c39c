"""Pods with side-cars of all kinds, which the plug-in fills in place."""

from flytekit import PodTemplate, Resources, Secret, dynamic, map_task, task, workflow
from flytekitplugins.pod import Pod
from kubernetes.client import (
    V1Container,
    V1EnvVar,
    V1PodSpec,
    V1ResourceRequirements,
    V1Toleration,
    V1Volume,
    V1VolumeMount,
    V1EmptyDirVolumeSource,
)


@task(
    task_config=Pod(
        pod_spec=V1PodSpec(
            containers=[
                V1Container(
                    name="primary",
                    image="ignored",
                    command=["x"],
                    args=["y"],
                    env=[V1EnvVar(name="A", value="B")],
                ),
                V1Container(name="side", image="s:1", env=[V1EnvVar(name="q", value="r")]),
            ],
            restart_policy="Never",
        ),
        primary_container_name="primary",
        labels={"l": "1"},
        annotations={"a": "1"},
    ),
    requests=Resources(cpu="1"),
    environment={"E": "1"},
)
def pd(a: int) -> int:
    return a


@task(
    task_config=Pod(pod_spec=V1PodSpec(containers=[V1Container(name="only-side", image="s")])),
    retries=1,
    limits=Resources(mem="1Gi", gpu="1", ephemeral_storage="2Gi"),
)
def pd0() -> None: ...


@task(
    task_config=Pod(
        pod_spec=V1PodSpec(
            containers=[
                V1Container(name="noimage"),
                V1Container(name="tpl", image="{{.image.default.fqn}}:v"),
            ]
        ),
        primary_container_name="main",
    ),
    container_image="{{.image.default.fqn}}:x",
    environment={"A": "1", "B": "2"},
)
def pd1() -> None: ...


@task(
    task_config=Pod(pod_spec=V1PodSpec(containers=[])),
    secret_requests=[Secret(group="a", key="b")],
    cache=True,
    cache_version="1",
)
def pd2() -> None: ...


@dynamic(
    task_config=Pod(
        pod_spec=V1PodSpec(
            containers=[
                V1Container(name="primary", resources=V1ResourceRequirements(limits={"cpu": "1"}))
            ]
        )
    )
)
def pd3(a: int) -> int:
    return pd(a=a)


@workflow
def wf(a: int) -> int:
    pd3(a=a)
    return pd(a=a).with_overrides(requests=Resources(cpu="3"))
