"""Actors with all their settings."""

from flytekit import ImageSpec, Resources, Secret
from flytekit.extras.accelerators import A100, T4, GPUAccelerator
from union import task, workflow
from union.actor import ActorEnvironment

bare = ActorEnvironment("bare")
gpu = ActorEnvironment(
    name="gpu-actor",
    container_image="registry.example/gpu:1",
    accelerator=A100.partition_1g_5gb,
    interruptible=True,
    requests=Resources(gpu="1"),
)
t4 = ActorEnvironment(
    name="t4", accelerator=T4, replica_count=2, ttl_seconds=900, interruptible=False
)
built = ActorEnvironment(
    name="built",
    container_image=ImageSpec(
        name="worker", registry="registry.example", packages=["numpy==2.0"], builder="union"
    ),
    secret_requests=[Secret(key="a"), Secret(group="g", key="b", env_var="B_TOKEN")],
    environment={},
)
named = ActorEnvironment(
    name="named", container_image="{{.image.default.fqn}}:v9", accelerator=GPUAccelerator("own-gpu")
)


@bare.task
def plain(x: int) -> int:
    return x


@bare.task()
def called(x: int) -> int:
    return x


@gpu.task(enable_deck=True, deprecated="use another")
def heavy(x: int) -> int:
    return x


@t4.task(retries=1)
def light(x: int = 3) -> int:
    return x


@built.task
def image(x: int) -> int:
    return x


@named.task
def template(x: int) -> int:
    return x


@task
def outside(x: int) -> int:
    return x


@workflow
def flow(x: int) -> int:
    plain(x=x)
    called(x=x)
    heavy(x=x).with_overrides(retries=4)
    light()
    template(x=x)
    return outside(x=image(x=x))
