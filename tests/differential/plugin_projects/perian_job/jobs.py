"""Tasks on Perian."""

from flytekit import ImageSpec, task, workflow
from flytekitplugins.perian_job import PerianConfig, PerianContainerTask
from flytekit import kwtypes
from collections import OrderedDict

image = ImageSpec(name="perian", packages=["flytekitplugins-perian-job"], registry="reg.test/perian")
CONFIG = PerianConfig(accelerators=1, accelerator_type="A100", os_storage_size=50)


@task(container_image=image, task_config=CONFIG)
def train(name: str) -> str:
    return name


@task(container_image="reg.test/perian:1", task_config=PerianConfig(cores=4, memory=16, country_code="de", provider="acme"))
def prepared(name: str, n: int = 3) -> str:
    return name


container = PerianContainerTask(
    name="jobs.container",
    inputs=OrderedDict(name=str),
    task_config=PerianConfig(cores=2),
    image="reg.test/alpine:3",
    command=["echo", "{{.inputs.name}}"],
)


@workflow
def jobs(name: str) -> str:
    container(name=name)
    return train(name=prepared(name=name))
