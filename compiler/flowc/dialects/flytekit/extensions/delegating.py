"""From manifests to Python: tasks that run as another task beside them does."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_idl.flowc.ext.v1.tasks_pb2 import Delegation

HEADER = """\
from flytekit.core.tracker import extract_task_module
"""


def function_of_delegate(delegate: Delegation) -> Iterator[str]:
    """Write the function of the task beside."""
    yield f"def {_last(delegate.function)}():"
    yield "    return None"
    yield ""


def made_beside(delegate: Delegation, position: int) -> Iterator[str]:
    """Write, in a constructor, what makes the task beside."""
    config, function = delegate.config, _last(delegate.function)
    yield f"        made = TaskPlugins.find_pythontask_plugin(type({config}))"
    yield f"        beside = made(task_config={config}, task_function={function}, **others)"
    yield f"        name_beside({position}, beside, given)"
    yield f"        self.{delegate.attribute} = beside"


def asked_of_delegate(delegate: Delegation) -> Iterator[str]:
    """Write the methods that ask the task beside, which loads this one instead of itself."""
    for method in ("get_container", "get_k8s_pod"):
        yield f"    def {method}(self, settings):"
        yield "        _, module, name, _ = extract_task_module(self)"
        yield f"        beside = self.{delegate.attribute}"
        yield "        resolver = beside.task_resolver"
        yield "        usual = resolver.loader_args"
        yield "        own = ['task-module', module, 'task-name', name]"
        yield "        resolver.loader_args = lambda settings, task: own"
        yield f"        made = beside.{method}(settings)"
        yield "        resolver.loader_args = usual"
        yield "        return made"
    yield "    def get_config(self, settings):"
    yield "        own = super().get_config(settings)"
    yield f"        return {{**own, **self.{delegate.attribute}.get_config(settings)}}"


def _last(name: str) -> str:
    return name.rpartition(".")[2]
