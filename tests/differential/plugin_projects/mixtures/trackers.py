"""Trackers and editors with values at their edges, mixed with plugins that run the task."""

from flytekit import Resources, Secret, dynamic, task, workflow
from flytekit.extras.accelerators import GPUAccelerator
from flytekitplugins.comet_ml import comet_ml_login
from flytekitplugins.dask import Dask
from flytekitplugins.flyteinteractive import vscode
from flytekitplugins.memray import memray_profiling
from flytekitplugins.mlflow import mlflow_autolog
from flytekitplugins.neptune import neptune_scale_run
from flytekitplugins.spark import Spark
from flytekitplugins.wandb import wandb_init

KEY = Secret(group="g", key="k")


@task(task_config=Spark(spark_conf={"a": "1"}), secret_requests=[KEY])
@wandb_init(project="p", entity="e", secret=KEY)
def spark_tracked(a: int) -> int:
    return a


@task(task_config=Dask(), secret_requests=[KEY], enable_deck=True)
@comet_ml_login(project_name="p", workspace="w", secret=KEY, experiment_key="k" * 40)
@memray_profiling
def dask_tracked(a: int) -> int:
    return a


@task(secret_requests=[KEY], accelerator=GPUAccelerator("custom"))
@neptune_scale_run("p/q", KEY, "run")
@vscode(port=1234)
def stacked(a: int) -> int:
    return a


@task
@mlflow_autolog
def bare(a: int) -> int:
    return a


@dynamic(secret_requests=[KEY])
@wandb_init(project="d", entity="e", secret=KEY, id="dyn")
def dynamic_tracked(a: int) -> int:
    return bare(a=a)


@task(secret_requests=[KEY])
@wandb_init(project="", entity="é ü", secret=KEY, host="https://h.test/")
def odd_names(a: int) -> int:
    return a


@workflow
def trackers(a: int) -> int:
    return odd_names(a=dynamic_tracked(a=bare(a=stacked(a=dask_tracked(a=spark_tracked(a=a))))))
