from datetime import timedelta
from typing import List, Dict, Tuple, NamedTuple
from flytekit import task, Resources, Secret, ImageSpec, Cache
from flytekit.extras.accelerators import T4, A100

@task
def plain(a: int, b: str = "x") -> str:
    """Short doc.

    Long doc.

    :param a: the a
    """
    return b * a

@task(cache=True, cache_version="1.0", cache_serialize=True, cache_ignore_input_vars=("b",), retries=3, interruptible=True,
      deprecated="old", timeout=timedelta(minutes=5), environment={"K": "V"}, requests=Resources(cpu="1", mem="1Gi", gpu="1", ephemeral_storage="2Gi"),
      limits=Resources(cpu="2", mem="2Gi"), secret_requests=[Secret(group="g", key="k", mount_requirement=Secret.MountType.FILE), Secret(group="g2", key="k2", group_version="v1")],
      labels={"l": "1"}, annotations={"an": "2"}, pod_template_name="tpl", enable_deck=True)
def full(a: int, b: int) -> int:
    return a

@task(resources=Resources(cpu=("1", "2"), mem="1Gi"), accelerator=T4, shared_memory=True)
def accel() -> None: ...

@task(accelerator=A100.partition_1g_5gb, shared_memory="2Gi", timeout=30)
def accel2() -> None: ...

@task(container_image="{{.image.default.fqn}}:special-{{.image.default.version}}")
def img() -> None: ...

@task(container_image="{{.image.other}}")
def img2() -> None: ...

@task(container_image="ghcr.io/a/b:c")
def img3() -> None: ...
