"""Settings in classes of one's own, and changed for one call."""

from dataclasses import dataclass

from flytekit import dynamic, task, workflow
from flytekitplugins.kfpytorch import Elastic, Master, PyTorch, Worker


@dataclass
class Standard(Elastic):
    """A class that flytekit does not look up: the task is an ordinary one."""

    nproc_per_node: int = 8


class Quad(PyTorch):
    def __init__(self, **more):
        super().__init__(worker=Worker(replicas=4), **more)


@task(task_config=Standard(nnodes=2))
def ordinary(a: int) -> int:
    return a


@task(task_config=Quad(increase_shared_mem=False))
def also_ordinary(a: int) -> int:
    return a


@task(task_config=PyTorch(Master(), Worker(replicas=1)), retries=1)
def positional(a: int) -> int:
    return a


@task(task_config=Elastic("1:2", 4, "fork", 10, 2, {"timeout": 60}, False))
def all_positional(a: int) -> int:
    return a


@dynamic(task_config=Elastic(nnodes=1, increase_shared_mem=False))
def spread(n: int) -> list[int]:
    return [positional(a=i) for i in range(n)]


@workflow
def derived(a: int) -> list[int]:
    return spread(n=all_positional(a=also_ordinary(a=ordinary(a=a))))
