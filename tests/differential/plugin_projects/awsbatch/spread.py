"""Jobs of AWS Batch: alone, in a pod, dynamic, mapped and changed by a node."""

from flytekit import task, workflow, map_task, dynamic, PodTemplate, Resources
from flytekitplugins.awsbatch import AWSBatchConfig


@task(task_config=AWSBatchConfig())
def a(x: int) -> int:
    return x


@task(
    task_config=AWSBatchConfig(
        parameters={"codec": "mp4", "n": "1"},
        schedulingPriority=5,
        platformCapabilities="FARGATE",
        propagateTags=True,
        tags={"hello": "world"},
    ),
    environment={"A": "B"},
    requests=Resources(cpu="1"),
    retries=1,
)
def b(x: int) -> int:
    return x


@task(
    task_config=AWSBatchConfig(platformCapabilities="EC2", tags={}),
    pod_template=PodTemplate(primary_container_name="m"),
)
def c(x: int) -> int:
    return x


cfg = AWSBatchConfig.from_dict({"schedulingPriority": 3})


@dynamic(task_config=AWSBatchConfig())
def d(x: int) -> int:
    return a(x=x)


@workflow
def wf(xs: list[int]) -> list[int]:
    map_task(c)(x=xs)
    d(x=3)
    a(x=3).with_overrides(pod_template=PodTemplate(labels={"q": "r"}))
    return map_task(a)(x=xs)
