"""Tasks that a connector runs, and the class of echo tasks."""

import typing
from dataclasses import dataclass
from typing import Optional

from flytekit import Resources, kwtypes, task, workflow
from flytekit.core.base_task import PythonTask
from flytekit.core.interface import Interface
from flytekit.core.python_function_task import PythonFunctionTask
from flytekit.core.task import Echo, TaskPlugins
from flytekit.extend.backend.base_agent import AsyncAgentExecutorMixin, SyncAgentExecutorMixin
from flytekit.extend.backend.base_connector import AsyncConnectorExecutorMixin


@dataclass
class Batch:
    queue: str = "default"
    tags: Optional[typing.Dict[str, str]] = None


class BatchFunctionTask(AsyncAgentExecutorMixin, PythonFunctionTask[Batch]):
    _TASK_TYPE = "batch"

    def __init__(self, task_config: Batch, task_function: typing.Callable, **kwargs):
        if task_config.tags is None:
            task_config.tags = {"owner": "nobody"}
        super().__init__(task_config=task_config, task_type=self._TASK_TYPE, task_function=task_function, **kwargs)

    def get_custom(self, settings):
        custom = {k: v for k, v in vars(self.task_config).items() if v is not None}
        return {"batch": custom, "image": None}


TaskPlugins.register_pythontask_plugin(Batch, BatchFunctionTask)


class Prompt(SyncAgentExecutorMixin, PythonTask):
    _TASK_TYPE = "prompt"

    def __init__(self, name: str, model: str, temperature: float = 0.5, **kwargs):
        super().__init__(
            task_type=self._TASK_TYPE,
            name=name,
            task_config={"model": model},
            interface=Interface(inputs=kwtypes(message=str), outputs={"o0": str}),
            **kwargs,
        )
        self.temperature = temperature

    def get_custom(self, settings):
        return {"temperature": self.temperature, **self.task_config}


class Job(AsyncConnectorExecutorMixin, PythonTask):
    def __init__(self, name: str, steps: typing.List[str], inputs: typing.Optional[typing.Dict[str, type]] = None):
        super().__init__("job", name, interface=Interface(inputs or {}, {"id": str}), task_type_version=1)
        self._steps = steps

    def get_custom(self, settings):
        return {"steps": [{"index": i, "run": step} for i, step in enumerate(self._steps)]}

    def get_config(self, settings):
        return {"count": str(len(self._steps))}


@task(task_config=Batch("fast"), requests=Resources(mem="1Gi"))
def crunch(n: int) -> int:
    return n


@task(task_config=Batch(tags={"a": "b"}))
def crunch_again(n: int = 3) -> int:
    return n


ask = Prompt("ask", "small")
ask_warm = Prompt("ask-warm", "large", temperature=1.0, environment={"KEY": "v"})
jobs = [Job(f"job-{i}", ["fetch", "build"][: i + 1], kwtypes(n=int) if i else None) for i in range(2)]
echo = Echo(name="echo", inputs={"a": int})
silent = Echo("silent")


@workflow
def connecting(n: int) -> int:
    made = crunch(n=n)
    ask(message="hi")
    jobs[0]()
    jobs[1](n=made)
    silent()
    return echo(a=crunch_again(n=made))
