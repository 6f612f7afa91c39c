"""Functions as jobs of Slurm."""

from flytekit import ImageSpec, task, workflow
from flytekitplugins.slurm import SlurmFunctionConfig

SSH = {"host": "slurm.test", "username": "flyte", "client_keys": ["~/.ssh/key"]}
image = ImageSpec(name="slurm", packages=["flytekitplugins-slurm"], registry="reg.test/slurm")


@task(
    container_image=image,
    task_config=SlurmFunctionConfig(
        ssh_config=SSH,
        sbatch_config={"partition": "debug", "job-name": "flyte", "output": "/tmp/out.log"},
        script="#!/bin/bash -i\necho start\n{task.fn}\n",
    ),
)
def plus_one(x: int) -> int:
    return x + 1


@task(task_config=SlurmFunctionConfig({"host": "other.test"}), retries=1)
def doubled(x: int) -> int:
    return x * 2


@workflow
def functions(x: int = 1) -> int:
    return doubled(x=plus_one(x=x))
