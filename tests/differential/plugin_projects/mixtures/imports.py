"""Plugins by every way to name them."""

import flytekitplugins.dask
from flytekitplugins.kfmpi import *  # noqa: F403, its module `task` is replaced below
import flytekitplugins.kfpytorch as kf
from flytekit import task, workflow
from flytekitplugins import spark as sp
from flytekitplugins.dask.task import WorkerGroup as Workers
from flytekitplugins.kfmpi import Worker as MpiWorker
from flytekitplugins.kftensorflow.task import PS, Chief, TfJob, Worker
from flytekitplugins.snowflake.task import SnowflakeConfig, SnowflakeTask

try:
    from flytekitplugins.awsbatch import AWSBatchConfig as Batch
except ImportError:
    Batch = None


@task(task_config=flytekitplugins.dask.Dask(workers=Workers(2)))
def by_path(a: int) -> int:
    return a


@task(task_config=kf.PyTorch(worker=kf.Worker(replicas=2), increase_shared_mem=False))
def by_alias(a: int) -> int:
    return a


@task(task_config=sp.Spark(spark_conf={"a": "b"}))
def by_package(a: int) -> int:
    return a


@task(task_config=TfJob(chief=Chief(replicas=1), ps=PS(replicas=1), worker=Worker(replicas=1)))
def by_module(a: int) -> int:
    return a


@task(task_config=MPIJob(launcher=Launcher(replicas=1), worker=MpiWorker(replicas=1)))
def by_star(a: int) -> int:
    return a


@task(task_config=Batch() if Batch else None)
def by_try(a: int) -> int:
    return a


query = SnowflakeTask(
    name="imports.query",
    query_template="select 1",
    task_config=SnowflakeConfig("u", "a", "d", "s", "w"),
)


@workflow
def imports(a: int) -> int:
    query()
    return by_try(a=by_module(a=by_package(a=by_alias(a=by_path(a=a)))))
