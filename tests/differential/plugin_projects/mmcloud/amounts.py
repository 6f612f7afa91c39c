"""Amounts of the cloud, rounded up; a service beside them."""

from flytekit import Resources, task, workflow, ImageSpec, map_task, kwtypes
from flytekitplugins.mmcloud import MMCloudConfig
from flytekitplugins.k8sdataservice import DataServiceConfig, DataServiceTask


@task(task_config=MMCloudConfig())
def a(x: int) -> int:
    return x


@task(
    task_config=MMCloudConfig(submit_extra="--x '[a=b]'"),
    requests=Resources(cpu="1500m", mem="1.5Gi"),
    limits=Resources(cpu="4", mem="8G"),
    container_image="q:1",
)
def b(x: int) -> int:
    return x


@task(
    task_config=MMCloudConfig(),
    requests=Resources(cpu="500m", mem="128974848"),
    environment={"A": "B"},
)
def c(x: int) -> int:
    return x


@task(task_config=MMCloudConfig(), limits=Resources(cpu="2.1", mem="129e6"))
def d(x: int) -> int:
    return x


@task(
    task_config=MMCloudConfig(),
    requests=Resources(cpu="0", mem="0"),
    limits=Resources(cpu="100m", mem="1Mi"),
)
def e(x: int) -> int:
    return x


@task(task_config=MMCloudConfig(), resources=Resources(cpu=("1", "2"), mem="3Gi"))
def f(x: int) -> int:
    return x


@task(
    task_config=MMCloudConfig(),
    requests=Resources(cpu=3, mem=5000000000),
    limits=Resources(gpu="1"),
)
def g(x: int) -> int:
    return x


ds = DataServiceTask(
    name="ds",
    task_config=DataServiceConfig(
        Name="n",
        Requests=Resources(cpu="1"),
        Limits=Resources(cpu="2", mem="1Gi", gpu=1),
        Port=80,
        Image="i",
        Command=["a", "b"],
        Replicas=2,
        Cluster="c",
    ),
    inputs=kwtypes(ds=str),
)
ds0 = DataServiceTask(name="ds0", task_config=None)


@workflow
def wf(xs: list[int]) -> str:
    map_task(b)(x=xs)
    ds0()
    return ds(ds="x")
