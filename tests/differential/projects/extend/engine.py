"""A plugin of one's own: the class of a config object chooses the class of the task."""

import dataclasses
import typing

from flytekit import PythonFunctionTask, Resources, dynamic, task, workflow
from flytekit.configuration import SerializationSettings
from flytekit.extend import TaskPlugins


@dataclasses.dataclass
class Cluster:
    workers: int = 2
    flags: typing.Dict[str, str] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class BigCluster(Cluster):
    zone: str = "a"


class ClusterTask(PythonFunctionTask[Cluster]):
    _TYPE = "cluster"

    def __init__(self, task_config: Cluster, task_function: typing.Callable, **kwargs):
        super().__init__(
            task_config=task_config,
            task_type=self._TYPE,
            task_type_version=2,
            task_function=task_function,
            **kwargs,
        )

    def get_custom(self, settings: SerializationSettings) -> typing.Dict[str, typing.Any]:
        return dataclasses.asdict(self.task_config)

    def get_config(self, settings: SerializationSettings) -> typing.Dict[str, str]:
        return {**super().get_config(settings), "workers": str(self.task_config.workers)}


class BigClusterTask(ClusterTask):
    _TYPE = "big-cluster"

    def get_custom(self, settings):
        custom = super().get_custom(settings)
        custom["zone"] = custom["zone"].upper()
        return custom


TaskPlugins.register_pythontask_plugin(Cluster, ClusterTask)
TaskPlugins.register_pythontask_plugin(BigCluster, BigClusterTask)


@task(task_config=Cluster(workers=4, flags={"shuffle": "true"}), retries=3, cache=True, cache_version="1")
def count(path: str, limit: int = 10) -> int:
    """Count lines.

    Args:
        path: where they are
        limit: how many are enough
    """
    return limit


@task(
    task_config=BigCluster(zone="b"),
    requests=Resources(cpu="2", mem="1Gi"),
    environment={"MODE": "big"},
    container_image="{{.image.default.fqn}}:big",
    enable_deck=True,
)
def sum_up(values: typing.List[int]) -> int:
    return sum(values)


@dynamic(task_config=Cluster())
def spread(n: int) -> int:
    return count(path=str(n))


class Unregistered:
    pass


@task(task_config=Unregistered())
def ordinary(n: int) -> int:
    return n


@workflow
def counting(path: str) -> int:
    total = sum_up(values=[count(path=path), ordinary(n=2)])
    return spread(n=total)
