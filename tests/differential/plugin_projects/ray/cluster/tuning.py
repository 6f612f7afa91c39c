"""Ray with pods of its own, the autoscaler's options, and mapped tasks."""

from dataclasses import dataclass, replace
from functools import partial

from flytekit import PodTemplate, Resources, map_task, task, workflow
from flytekitplugins.ray import HeadNodeConfig, RayJobConfig, WorkerNodeConfig
from flytekitplugins.ray.task import AutoscalerOptionsConfig
from kubernetes.client import V1Container, V1EnvVar, V1PodSpec, V1ResourceRequirements


@dataclass
class Trial:
    rate: float
    depth: int = 3


def pods(name: str, cpu: str) -> PodTemplate:
    return PodTemplate(
        primary_container_name=name,
        labels={"team": "search"},
        annotations={"cluster-autoscaler.kubernetes.io/safe-to-evict": "false"},
        pod_spec=V1PodSpec(
            containers=[
                V1Container(
                    name=name,
                    image="reg.test/ray:2",
                    env=[V1EnvVar(name="RAY_LOG", value="debug")],
                    resources=V1ResourceRequirements(requests={"cpu": cpu}, limits={"cpu": cpu}),
                )
            ]
        ),
    )


def group(name: str, replicas: int = 1) -> WorkerNodeConfig:
    return WorkerNodeConfig(group_name=name, replicas=replicas, pod_template=pods("ray-worker", "2"))


BASE = RayJobConfig(
    head_node_config=HeadNodeConfig(pod_template=pods("ray-head", "1")),
    worker_node_config=[group(name) for name in ("a", "b")],
    runtime_env={"env_vars": {"A": "1"}, "working_dir": None, "py_modules": []},
)
SCALED = replace(
    BASE,
    enable_autoscaling=True,
    autoscaler_options=AutoscalerOptionsConfig(
        upscaling_mode=AutoscalerOptionsConfig.UpscalingMode.AGGRESSIVE,
        idle_timeout_seconds=120,
        env={"LOG": "1"},
        image="reg.test/autoscaler:1",
        requests=Resources(cpu="500m", mem="512Mi"),
    ),
    shutdown_after_job_finishes=True,
)


@task(task_config=BASE)
def trial(one: Trial, seed: int) -> float:
    return one.rate * seed


@task(task_config=SCALED, environment={"MODE": "search"}, interruptible=True)
def search(trials: list[Trial]) -> Trial:
    return trials[0]


@workflow
def tune(trials: list[Trial], seed: int = 1) -> tuple[list[float], Trial]:
    losses = map_task(partial(trial, seed=seed), concurrency=2)(one=trials)
    best = search(trials=trials)
    return losses, best
