"""Resolvers of one's own: how a container finds its task again."""

import typing

from flytekit import task, workflow
from flytekit.configuration import SerializationSettings
from flytekit.core.base_task import TaskResolverMixin
from flytekit.core.class_based_resolver import ClassStorageTaskResolver
from flytekit.core.python_auto_container import PythonAutoContainerTask, default_notebook_task_resolver
from flytekit.core.tracker import TrackedInstance, extract_task_module


class ByName(TrackedInstance, TaskResolverMixin):
    def __init__(self, prefix: str):
        super().__init__()
        self.prefix = prefix
        self.tasks: typing.List[PythonAutoContainerTask] = []

    def name(self) -> str:
        return f"by-name-{self.prefix}"

    def load_task(self, loader_args: typing.List[str]) -> PythonAutoContainerTask:
        return self.tasks[0]

    def loader_args(self, settings: SerializationSettings, t: PythonAutoContainerTask) -> typing.List[str]:
        _, module, name, _ = extract_task_module(t)
        return ["prefix", self.prefix, "module", module, "function", name, "task", t.name]

    def get_all_tasks(self) -> typing.List[PythonAutoContainerTask]:
        return self.tasks


by_name = ByName("p")
storage = ClassStorageTaskResolver()


@task(task_resolver=by_name, retries=2)
def found_by_name(a: int) -> int:
    return a


@task(task_resolver=default_notebook_task_resolver)
def of_notebook(a: int) -> int:
    return a


def stored(n: int):
    @task(task_resolver=storage)
    def inner(a: int) -> int:
        return a + n

    storage.add(inner)
    return inner


first = stored(1)


@workflow
def resolving(a: int) -> int:
    return of_notebook(a=first(a=found_by_name(a=a)))
