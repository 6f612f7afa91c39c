"""The configuration of a plugin has a parameter that there is none of."""

from flytekit import task
from flytekitplugins.dask import Dask, WorkerGroup


@task(task_config=Dask(workers=WorkerGroup(number_of_workers=2)))
def right(number: int) -> int:
    return number


@task(task_config=Dask(worker=WorkerGroup(number_of_workers=2)))  # mistake: module-raises
# twin: @task(task_config=Dask(workers=WorkerGroup(number_of_workers=2)))
def train(number: int) -> int:
    return number
