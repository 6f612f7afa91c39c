"""Pod templates of every shape, around tasks of every kind."""

import copy

import kubernetes
from flytekit import ContainerTask, ImageSpec, PodTemplate, Resources, dynamic, kwtypes, map_task, task, workflow
from kubernetes import client
from kubernetes.client import V1Container, V1EnvVar, V1PodSpec, V1Toleration
from kubernetes.client.models.v1_resource_requirements import V1ResourceRequirements

from volumes import scratch, secret, sidecar

cache, cache_mount = scratch("cache", "2Gi", memory=True)
data, data_mount = scratch("data")

FULL = PodTemplate(
    primary_container_name="main",
    labels={"team": "search"},
    annotations={"note": "keep"},
    pod_spec=V1PodSpec(
        containers=[
            V1Container(
                name="main",
                env=[V1EnvVar(name="MODE", value="fast"), V1EnvVar(name="POD", value_from=client.V1EnvVarSource(field_ref=client.V1ObjectFieldSelector(field_path="metadata.name")))],
                volume_mounts=[cache_mount, data_mount],
                liveness_probe=client.V1Probe(_exec=client.V1ExecAction(command=["ls", "/data"]), period_seconds=30),
                image_pull_policy="Always",
                security_context=client.V1SecurityContext(run_as_user=1000, run_as_non_root=True),
            ),
            sidecar("logs", "fluent/fluent-bit:3", "run", "-v", ports=[client.V1ContainerPort(container_port=2020, host_ip="10.0.0.1", protocol="TCP")]),
            sidecar("same", "{{.image.default.fqn}}:{{.image.default.version}}", tty=False),
        ],
        init_containers=[V1Container(name="fetch", image="curlimages/curl:8", args=["-L"], resources=V1ResourceRequirements(limits={"cpu": "1", "nvidia.com/gpu": "2"}, requests={}))],
        volumes=[cache, data, secret("token")],
        tolerations=[V1Toleration(key="gpu", operator="Exists", effect="NoSchedule", toleration_seconds=30)],
        node_selector={"pool": "gpu", "zone": "b"},
        affinity=client.V1Affinity(
            node_affinity=client.V1NodeAffinity(
                required_during_scheduling_ignored_during_execution=client.V1NodeSelector(
                    node_selector_terms=[client.V1NodeSelectorTerm(match_expressions=[client.V1NodeSelectorRequirement(key="arch", operator="In", values=["amd64"])])]
                )
            )
        ),
        host_ipc=True,
        priority=5,
        automount_service_account_token=False,
        restart_policy="OnFailure",
        set_hostname_as_fqdn=True,
        overhead={},
    ),
)
EMPTY = PodTemplate()
GROWN = PodTemplate(pod_spec=V1PodSpec(containers=[]))
GROWN.pod_spec.containers.append(kubernetes.client.V1Container(name="late", image="busybox:1"))
GROWN.pod_spec.service_account_name = "runner"
GROWN.pod_spec.containers[0].tty = True
OTHER = copy.deepcopy(GROWN)
OTHER.labels = {"copy": "yes"}
OTHER.pod_spec.containers[0].name = "primary"
assert GROWN.pod_spec.containers[0].name == "late" and GROWN.pod_spec.volumes is None


@dynamic(pod_template=EMPTY)
def spread(x: int) -> int:
    return full(x=x)


@task(pod_template=FULL, requests=Resources(cpu="1"), environment={"E": "1"})
def full(x: int) -> int:
    return x


@task(pod_template=EMPTY)
def empty(x: int) -> int:
    return x


@task(pod_template=GROWN, limits=Resources(mem="1Gi", gpu="1"), container_image="acme/other:3")
def grown(x: int) -> int:
    return x


@task(pod_template=OTHER, pod_template_name="base")
def other(x: int) -> int:
    return x


@task
def plain(x: int) -> int:
    return x


raw = ContainerTask(
    name="pods.raw",
    image="alpine:3.20",
    command=["echo", "{{.inputs.x}}"],
    inputs=kwtypes(x=int),
    pod_template=FULL,
    requests=Resources(cpu="1", mem="1Gi"),
)


@workflow
def tour(xs: list[int]) -> list[int]:
    full(x=1).with_overrides(pod_template=EMPTY)
    raw(x=plain(x=2).with_overrides(pod_template=FULL))
    return map_task(grown)(x=xs)
