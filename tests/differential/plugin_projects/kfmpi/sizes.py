"""MPI jobs of several sizes from one helper."""

from dataclasses import replace

from flytekit import ImageSpec, Resources, task, workflow
from flytekitplugins.kfmpi import Launcher, MPIJob, Worker

image = ImageSpec(name="mpi", base_image="reg.test/mpi:4", packages=["mpi4py"])
BASE = MPIJob(launcher=Launcher(replicas=1), worker=Worker(replicas=1))


def sized(workers: int, *, slots: int = 1) -> MPIJob:
    return replace(BASE, worker=Worker(replicas=workers, requests=Resources(cpu=str(slots))), slots=slots)


@task(task_config=sized(2), container_image=image, cache=True, cache_version="a")
def small(n: int) -> int:
    return n


@task(task_config=sized(16, slots=8), container_image=image, shared_memory=True)
def large(n: int) -> int:
    return n


@workflow
def both(n: int) -> int:
    return large(n=small(n=n).with_overrides(retries=2))
