"""Settings of tasks, by keyword and by position."""

from datetime import timedelta

from flytekit import Resources, Secret, dynamic, task, workflow


@task(
    cache=True,
    cache_version="2",
    cache_serialize=True,
    cache_ignore_input_vars=("b",),
    retries=2,
    timeout=timedelta(hours=1),
    requests=Resources(cpu="1", mem="1Gi", ephemeral_storage="2Gi"),
    limits=Resources(gpu="1"),
    secret_requests=[Secret(group="g", key="k", env_var="KEY")],
    enable_deck=True,
    deprecated="old",
)
def full(a: int, b: str = "b") -> int:
    return a


@task(disable_deck=False)
def shown() -> None: ...


@task(enable_deck=False)
def hidden() -> None: ...


@dynamic(container_image="registry.example/dynamic:1")
def grow(n: int) -> int:
    return full(a=n)


@workflow
def all_of(n: int) -> int:
    shown()
    hidden()
    grow(n=n)
    return full(a=n)
