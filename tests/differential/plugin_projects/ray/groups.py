"""Ray clusters with many groups of workers."""

from flytekit import ImageSpec, PodTemplate, Resources, dynamic, map_task, task, workflow
from flytekitplugins.ray import (
    AutoscalerOptionsConfig,
    HeadNodeConfig,
    RayJobConfig,
    WorkerNodeConfig,
)
from kubernetes.client import V1Container, V1EnvVar, V1PodSpec, V1Toleration, V1ResourceRequirements


@task(task_config=RayJobConfig(worker_node_config=[WorkerNodeConfig(group_name="g", replicas=2)]))
def a(x: int) -> int:
    return x


@task(task_config=RayJobConfig(worker_node_config=[]))
def a0(x: int) -> int:
    return x


pod = PodTemplate(
    primary_container_name="p",
    labels={"a": "b"},
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="p",
                resources=V1ResourceRequirements(requests={"cpu": "1"}),
                env=[V1EnvVar(name="q", value="r")],
            )
        ],
        tolerations=[V1Toleration(key="k", toleration_seconds=3)],
    ),
)

cfg = RayJobConfig(
    head_node_config=HeadNodeConfig(
        ray_start_params={"log-color": "True", "a": "b"}, requests=Resources(cpu="1", mem="2Gi")
    ),
    worker_node_config=[
        WorkerNodeConfig(
            group_name="one", replicas=3, min_replicas=1, max_replicas=10, pod_template=pod
        ),
        WorkerNodeConfig(
            "two",
            0,
            requests=Resources(gpu="1", cpu="2", ephemeral_storage="1Gi"),
            limits=Resources(mem="4Gi"),
            ray_start_params={},
        ),
        WorkerNodeConfig("three", 4, 8, 2, limits=Resources(mem="4Gi")),
        WorkerNodeConfig("four", 4, 0, 0, requests=Resources()),
        WorkerNodeConfig("five", 4, pod_template=pod, requests=Resources(cpu="1")),
    ],
    enable_autoscaling=True,
    autoscaler_options=AutoscalerOptionsConfig(
        upscaling_mode=AutoscalerOptionsConfig.UpscalingMode.AGGRESSIVE,
        idle_timeout_seconds=60,
        env={"z": "1", "a": "2"},
        image="i:1",
        requests=Resources(cpu=1),
        limits=Resources(mem="1Gi"),
    ),
    runtime_env={
        "pip": ["numpy", "pandas"],
        "env_vars": {"B": "1", "A": "é"},
        "n": None,
        "t": True,
        "f": 1.5,
        "i": 3,
        "s": "multi\nline: x",
        "working_dir": ".",
    },
    shutdown_after_job_finishes=True,
    ttl_seconds_after_finished=3600,
    address="ray://x",
)


@task(
    task_config=cfg,
    requests=Resources(mem="2Gi"),
    container_image=ImageSpec(registry="localhost:30000", packages=["flytekitplugins-ray"]),
    accelerator=None,
    shared_memory=True,
)
def b(x: int) -> int:
    return x


@task(
    task_config=RayJobConfig(
        worker_node_config=(WorkerNodeConfig("t", 1),),
        head_node_config=HeadNodeConfig(),
        autoscaler_options=AutoscalerOptionsConfig(),
        runtime_env={},
        enable_autoscaling=None,
    ),
    pod_template=pod,
)
def c(x: int) -> int:
    return x


@task(
    task_config=RayJobConfig(
        worker_node_config=[WorkerNodeConfig("t", 1)],
        head_node_config=HeadNodeConfig(pod_template=pod),
        autoscaler_options=AutoscalerOptionsConfig(upscaling_mode=0, env={}),
    )
)
def d(x: int) -> int:
    return x


@dynamic(task_config=RayJobConfig(worker_node_config=[WorkerNodeConfig("t", 1)]))
def e(x: int) -> int:
    return a(x=x)


@workflow
def wf(xs: list[int]) -> list[int]:
    e(x=1)
    map_task(c)(x=xs)
    return map_task(b)(x=xs)
