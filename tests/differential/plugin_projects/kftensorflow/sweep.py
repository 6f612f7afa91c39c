"""TensorFlow jobs whose sizes come from a table, mapped over rates."""

from dataclasses import replace

from flytekit import ImageSpec, map_task, task, workflow
from flytekitplugins.kftensorflow import PS, Chief, RestartPolicy, TfJob, Worker

image = ImageSpec(name="tf", packages=["tensorflow"], python_version="3.10", registry="reg.test/tf")
SIZES = {"small": 1, "large": 8}
BASE = TfJob(chief=Chief(replicas=1), ps=PS(replicas=1, restart_policy=RestartPolicy.NEVER))
JOBS = {size: replace(BASE, worker=Worker(replicas=count)) for size, count in SIZES.items()}


@task(task_config=JOBS["small"], container_image=image)
def trial(rate: float) -> float:
    return rate


@task(task_config=JOBS["large"], container_image=image, environment={"TF_CPP_MIN_LOG_LEVEL": "2"})
def final(rates: list[float]) -> float:
    return max(rates)


@workflow
def sweep(rates: list[float]) -> float:
    return final(rates=map_task(trial)(rate=rates))
