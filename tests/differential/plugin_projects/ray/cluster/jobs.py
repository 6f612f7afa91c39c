"""Ray tasks: clusters of their own and shared settings."""

import typing

import ray
from flytekit import ImageSpec, Resources, task, workflow
from flytekitplugins.ray import HeadNodeConfig, RayJobConfig, WorkerNodeConfig

IMAGE = ImageSpec(name="ray", packages=["flytekitplugins-ray", "kubernetes"], registry="reg.test/ray")


@ray.remote
def square(x: int) -> int:
    return x * x


CONFIG = RayJobConfig(
    head_node_config=HeadNodeConfig(ray_start_params={"log-color": "True"}),
    worker_node_config=[WorkerNodeConfig(group_name="ray-group", replicas=1)],
    runtime_env={"pip": ["numpy", "pandas"]},
    enable_autoscaling=True,
    shutdown_after_job_finishes=True,
    ttl_seconds_after_finished=3600,
)


@task(
    task_config=CONFIG,
    requests=Resources(mem="2Gi", cpu="2"),
    container_image=IMAGE,
)
def squares(n: int = 3) -> typing.List[int]:
    return ray.get([square.remote(i) for i in range(n)])


@task(task_config=RayJobConfig(worker_node_config=[WorkerNodeConfig("workers", 2)]))
def least() -> None: ...


@task(
    task_config=RayJobConfig(
        [
            WorkerNodeConfig(
                group_name="gpu",
                replicas=2,
                min_replicas=0,
                max_replicas=8,
                ray_start_params={"num-gpus": "1"},
                requests=Resources(cpu="4", mem="16Gi", gpu="1"),
                limits=Resources(cpu="8", mem="32Gi", gpu="1"),
            ),
            WorkerNodeConfig(group_name="cpu", replicas=4, requests=Resources(cpu="2")),
        ],
        HeadNodeConfig(requests=Resources(cpu="1", mem="1Gi"), limits=Resources(cpu="2", mem="2Gi")),
        address="ray://head:10001",
    ),
    timeout=600,
    retries=1,
)
def train(data: typing.Dict[str, float], epochs: int) -> float:
    return epochs * 0.5


@task
def tell(numbers: typing.List[int], loss: float) -> str:
    return f"{numbers} {loss}"


@workflow
def pipeline(n: int, data: typing.Dict[str, float]) -> str:
    numbers = squares(n=n)
    loss = train(data=data, epochs=5)
    least() >> numbers
    return tell(numbers=numbers, loss=loss)
