"""Tasks as pods with side-cars."""

from typing import List

from flytekit import Resources, TaskMetadata, map_task, task, workflow
from flytekitplugins.pod import Pod
from kubernetes.client.models import (
    V1Container,
    V1EmptyDirVolumeSource,
    V1EnvVar,
    V1PodSpec,
    V1ResourceRequirements,
    V1Toleration,
    V1Volume,
    V1VolumeMount,
)

SHARED = "shared-data"
PATH = "/data"


def pod_with_writer() -> V1PodSpec:
    return V1PodSpec(
        containers=[
            V1Container(
                name="primary",
                resources=V1ResourceRequirements(
                    requests={"cpu": "1", "memory": "100Mi"}, limits={"cpu": "1", "memory": "100Mi"}
                ),
                volume_mounts=[V1VolumeMount(name=SHARED, mount_path=PATH)],
            ),
            V1Container(
                name="writer",
                image="busybox:1",
                command=["/bin/sh"],
                args=["-c", f"echo hello > {PATH}/message.txt"],
                volume_mounts=[V1VolumeMount(name=SHARED, mount_path=PATH)],
            ),
        ],
        volumes=[V1Volume(name=SHARED, empty_dir=V1EmptyDirVolumeSource(medium="Memory"))],
    )


@task(
    task_config=Pod(pod_spec=pod_with_writer(), primary_container_name="primary", labels={"a": "b"}),
    requests=Resources(mem="1Gi"),
)
def read() -> str:
    return "hello"


@task(
    task_config=Pod(
        pod_spec=V1PodSpec(
            containers=[V1Container(name="primary", env=[V1EnvVar(name="A", value="1")])],
            tolerations=[V1Toleration(key="gpu", operator="Exists")],
            node_selector={"zone": "a"},
        ),
        annotations={"x/y": "true"},
    ),
    cache=True,
    cache_version="1",
    environment={"B": "2"},
    retries=2,
)
def number(of: int) -> str:
    return str(of)


@task
def joined(parts: List[str], message: str) -> str:
    return "".join(parts) + message


@workflow
def sidecars(numbers: List[int]) -> str:
    message = read()
    parts = map_task(number, metadata=TaskMetadata(retries=1))(of=numbers)
    return joined(parts=parts, message=message)
