"""Elastic training in all its settings, from helpers and shared constants."""

from dataclasses import replace

from flytekit import ImageSpec, PodTemplate, Resources, dynamic, task, workflow
from flytekitplugins.kfpytorch import CleanPodPolicy, Elastic, RunPolicy
from kubernetes.client import V1Container, V1EmptyDirVolumeSource, V1PodSpec, V1Volume, V1VolumeMount

image = ImageSpec(
    base_image="reg.test/cuda:12",
    name="vision",
    packages=["torch==2.2.0", "flytekitplugins-kfpytorch"],
    cuda="12.1.0",
    cudnn="8",
    python_version="3.11",
)

POLICY = RunPolicy(clean_pod_policy=CleanPodPolicy.NONE, backoff_limit=1)
BASE = Elastic(nnodes="1:4", nproc_per_node=8, rdzv_configs={"timeout": 1800, "join_timeout": 900}, max_restarts=3)
LONG = replace(BASE, monitor_interval=30, start_method="fork", run_policy=POLICY)

TEMPLATE = PodTemplate(
    primary_container_name="trainer",
    annotations={"sidecar.istio.io/inject": "false"},
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="trainer",
                volume_mounts=[V1VolumeMount(mount_path="/cache", name="cache")],
            )
        ],
        volumes=[V1Volume(name="cache", empty_dir=V1EmptyDirVolumeSource(medium="", size_limit="50Gi"))],
    ),
)


@task(task_config=BASE, container_image=image, requests=Resources(cpu="4", mem="32Gi", gpu="8"))
def pretrain(shards: list[str]) -> str:
    return shards[0]


@task(task_config=LONG, pod_template=TEMPLATE, environment={"NCCL_DEBUG": "INFO"})
def finetune(checkpoint: str, steps: int = 1000) -> str:
    return checkpoint


@task(task_config=Elastic(nnodes=1, nproc_per_node=4, start_method="spawn", increase_shared_mem=False))
def single(checkpoint: str) -> float:
    return 0.5


def trainer(nodes: int):
    return task(task_config=Elastic(nnodes=nodes, nproc_per_node=2, increase_shared_mem=nodes > 2))


@trainer(2)
def two_nodes(a: int) -> int:
    return a


@trainer(nodes=4)
def four_nodes(a: int) -> int:
    return a


@dynamic
def sweep(checkpoints: list[str]) -> list[float]:
    return [single(checkpoint=one) for one in checkpoints]


@workflow
def train_all(shards: list[str]) -> tuple[str, list[float]]:
    base = pretrain(shards=shards)
    tuned = finetune(checkpoint=base)
    return tuned, sweep(checkpoints=shards)
