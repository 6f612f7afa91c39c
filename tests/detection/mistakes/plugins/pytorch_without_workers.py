"""A job of PyTorch has no workers."""

from flytekit import task
from flytekitplugins.kfpytorch import PyTorch, Worker


@task(task_config=PyTorch())  # mistake: extension-rule
# twin: @task(task_config=PyTorch(worker=Worker(replicas=2)))
def train(number: int) -> int:
    return Worker(number).replicas
