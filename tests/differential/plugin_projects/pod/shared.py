"""Pods from a table, for dynamic tasks and ordinary ones."""

from flytekit import ImageSpec, Secret, dynamic, task, workflow
from flytekitplugins.pod import Pod
from kubernetes import client

IMAGE = ImageSpec(name="pods", packages=["kubernetes"])


def on(pool: str, **labels: str) -> Pod:
    spec = client.V1PodSpec(
        containers=[],
        affinity=client.V1Affinity(
            node_affinity=client.V1NodeAffinity(
                required_during_scheduling_ignored_during_execution=client.V1NodeSelector(
                    node_selector_terms=[
                        client.V1NodeSelectorTerm(
                            match_expressions=[
                                client.V1NodeSelectorRequirement(key="pool", operator="In", values=[pool])
                            ]
                        )
                    ]
                )
            )
        ),
        restart_policy="OnFailure",
    )
    return Pod(pod_spec=spec, labels=labels)


POOLS = {pool: on(pool, kind=pool) for pool in ("cpu", "gpu")}


@task(task_config=POOLS["gpu"], container_image=IMAGE, secret_requests=[Secret(group="g", key="k")])
def train(a: int) -> int:
    return a


@dynamic(task_config=POOLS["cpu"])
def spread(n: int) -> list[int]:
    return [train(a=i) for i in range(n)]


@workflow
def pools(n: int) -> list[int]:
    return spread(n=train(a=n))
