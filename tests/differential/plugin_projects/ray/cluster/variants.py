"""Ray in other ways: whole environments, groups by comprehension, classes and dynamic tasks."""

from dataclasses import dataclass, field
from typing import Dict, List

from flytekit import ImageSpec, PodTemplate, Resources, dynamic, task, workflow
from flytekitplugins.ray import HeadNodeConfig, RayJobConfig, WorkerNodeConfig

image = ImageSpec(name="rays", packages=["ray[default]"], apt_packages=["wget"])


@dataclass
class Cluster:
    """Sizes of a cluster."""

    workers: Dict[str, int] = field(default_factory=lambda: {"w": 1})
    pip: List[str] = field(default_factory=list)

    def config(self) -> RayJobConfig:
        return RayJobConfig(
            worker_node_config=[
                WorkerNodeConfig(group_name=name, replicas=n, max_replicas=n * 2)
                for name, n in self.workers.items()
            ],
            runtime_env={"pip": self.pip, "config": {"eager_install": False}} if self.pip else None,
            ttl_seconds_after_finished=None if len(self.workers) > 1 else 60,
        )


@task(task_config=Cluster().config())
def single(a: int) -> int:
    return a


@task(task_config=Cluster({"x": 2, "y": 3}, ["numpy==1.26", "pandas"]).config(), container_image=image)
def double(a: int) -> int:
    return a


@task(
    task_config=RayJobConfig(
        worker_node_config=[WorkerNodeConfig(group_name="g", replicas=1, requests=Resources(mem="1Gi"))],
        head_node_config=HeadNodeConfig(ray_start_params={"block": "true", "num-cpus": "0"}),
        enable_autoscaling=False,
        runtime_env={"pip": {"packages": ["a", "b"], "pip_check": True}, "env_vars": {"N": "1"}},
    ),
    pod_template=PodTemplate(labels={"own": "template"}),
    shared_memory=True,
)
def templated(a: int) -> int:
    return a


@dynamic(task_config=Cluster({"d": 1}).config())
def spread(n: int) -> List[int]:
    return [single(a=i) for i in range(n)]


@workflow
def variants(a: int) -> List[int]:
    return spread(n=templated(a=double(a=single(a=a))))
