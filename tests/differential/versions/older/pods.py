"""The pod template of a node: written whole since flytekit 1.16, by its metadata in 1.15, not before."""

from flytekit import PodTemplate, map_task, task, workflow
from kubernetes.client import V1Container, V1PodSpec

TEMPLATE = PodTemplate(
    primary_container_name="main",
    labels={"team": "a"},
    pod_spec=V1PodSpec(containers=[V1Container(name="main")], node_selector={"pool": "gpu"}),
)


@task(pod_template=TEMPLATE)
def own(x: int) -> int:
    return x


@task
def bare(x: int) -> int:
    return x


@workflow
def templated(x: int) -> int:
    own(x=x)
    return bare(x=x).with_overrides(pod_template=TEMPLATE)


@workflow
def mapped(xs: list[int]) -> list[int]:
    return map_task(bare)(x=xs).with_overrides(pod_template=TEMPLATE, container_image="other:1")
