"""Every setting of a task, once at least."""

import typing
from datetime import timedelta

from flytekit import Cache, Description, Documentation, Resources, Secret, SourceCode, task, workflow
from flytekit.deck import DeckField
from flytekit.extras.accelerators import A100, GPUAccelerator, T4

ENVIRONMENT = {"REGION": "eu-central-1", "LOG_LEVEL": "debug"}


@task
def plain() -> None:
    pass


@task(retries=5, timeout=90, interruptible=False, deprecated="use `plain` instead")
def old_reader(path: str) -> str:
    return path


@task(timeout=timedelta(days=1, hours=2, seconds=3, milliseconds=500), interruptible=True)
def slow(x: float = 1e-9) -> float:
    return x


@task(cache=True, cache_version="1.0", environment=ENVIRONMENT, labels={"tier": "gold"}, annotations={"a/b": "c"})
def cached(x: int) -> int:
    return x


@task(cache=Cache(version="2", salt="pepper", ignored_inputs="b"), environment={**ENVIRONMENT, "LOG_LEVEL": "info"})
def cached_ignoring(a: int, b: int) -> int:
    return a


@task(requests=Resources(cpu="1", mem="1024Mi", gpu="2"), limits=Resources(cpu="2.5", mem="4Gi", gpu="2"), accelerator=T4)
def gpu(x: int) -> int:
    return x


@task(resources=Resources(cpu=("500m", "1"), mem=["1Gi", "2Gi"], gpu="1"), accelerator=A100.partition_2g_10gb, shared_memory=True)
def partitioned(x: int) -> int:
    return x


@task(accelerator=A100.unpartitioned, shared_memory="2Gi", limits=Resources(ephemeral_storage="10Gi"))
def whole_card(x: int) -> int:
    return x


@task(accelerator=GPUAccelerator("habana-gaudi"), pod_template_name="gaudi-pods", enable_deck=True)
def custom_card(x: int) -> int:
    return x


@task(enable_deck=True, deck_fields=(DeckField.INPUT, DeckField.TIMELINE))
def short_deck(x: int) -> int:
    return x


@task(disable_deck=True)
def no_deck(x: int) -> int:
    return x


@task(
    secret_requests=[
        Secret(group="db", key="password"),
        Secret(group="db", key="user", group_version="v3", mount_requirement=Secret.MountType.ENV_VAR),
        Secret(group="tls", key="cert", mount_requirement=Secret.MountType.FILE),
        Secret(group="api", key="token", mount_requirement=Secret.MountType.ANY, env_var="API_TOKEN"),
        Secret(group="whole-group"),
    ]
)
def secretive() -> str:
    return ""


@task(
    docs=Documentation(
        short_description="Counts things.",
        long_description=Description(value="# Counting\n\nOne, two.", format=Description.DescriptionFormat.MARKDOWN),
        source_code=SourceCode(link="https://example.com/count.py"),
    )
)
def documented(things: typing.List[str]) -> int:
    """This docstring loses against the documentation."""
    return len(things)


@workflow
def everything(x: int, path: str = "/data") -> int:
    plain()
    old_reader(path=path)
    slow()
    chained = x
    for step in (cached, gpu, partitioned, whole_card, custom_card, short_deck, no_deck):
        chained = step(x=chained)
    secretive()
    return documented(things=["a", "b"])
