"""Image specifications of tasks of classes: named when they are packaged, carried by dynamic ones."""

import typing
from dataclasses import dataclass

from flytekit import ImageSpec, PythonFunctionTask, PythonInstanceTask, dynamic, kwtypes, map_task, task, workflow
from flytekit.core.interface import Interface
from flytekit.extend import TaskPlugins

base = ImageSpec(name="base", registry="example.org", packages=["numpy"])
lean = base.with_packages(["polars"])


@dataclass
class Pool:
    size: int


class PoolTask(PythonFunctionTask[Pool]):
    def __init__(self, task_config: Pool, task_function: typing.Callable, **kwargs):
        super().__init__(task_config, task_function, task_type="pool", **kwargs)

    def get_custom(self, settings):
        return {"size": self.task_config.size}


TaskPlugins.register_pythontask_plugin(Pool, PoolTask)


class Loader(PythonInstanceTask):
    def __init__(self, name, **kwargs):
        super().__init__(name, None, interface=Interface(kwtypes(a=int), kwtypes(o0=int)), **kwargs)

    def execute(self, **kwargs):
        return kwargs["a"]


loader = Loader("loader", container_image=base)


@task(task_config=Pool(3), container_image=lean)
def pooled(a: int) -> int:
    return a


@dynamic(container_image=base)
def spread(a: int) -> int:
    return pooled(a=loader(a=a))


@dynamic(task_config=Pool(1))
def pooled_spread(a: int) -> int:
    return pooled(a=a)


@workflow
def imaging(values: typing.List[int]) -> int:
    map_task(pooled)(a=values)
    return pooled_spread(a=spread(a=loader(a=1)))
