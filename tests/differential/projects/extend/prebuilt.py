"""Tasks in containers that are built already: the template is all that they need to know."""

import typing
from dataclasses import dataclass

from flytekit import Resources, kwtypes, workflow
from flytekit.extend import (
    Interface,
    PythonCustomizedContainerTask,
    SerializationSettings,
    ShimTaskExecutor,
)
from flytekit.models.task import TaskTemplate


@dataclass
class Scan:
    level: int
    target: str = "all"


class ScanExecutor(ShimTaskExecutor["ScanTask"]):
    def execute_from_model(self, tt: TaskTemplate, **kwargs) -> typing.Any:
        return tt.custom["level"]


class ScanTask(PythonCustomizedContainerTask[Scan]):
    _TASK_TYPE = "scan"

    def __init__(self, name: str, task_config: Scan, image="example.org/scan:1", **kwargs):
        super().__init__(
            name=name,
            task_config=task_config,
            container_image=image,
            executor_type=ScanExecutor,
            task_type=self._TASK_TYPE,
            interface=Interface(inputs=kwtypes(path=str), outputs=kwtypes(findings=int)),
            **kwargs,
        )

    def get_custom(self, settings: SerializationSettings) -> typing.Dict[str, typing.Any]:
        return {"level": self.task_config.level, "target": self.task_config.target}


quick = ScanTask("scan.quick", Scan(1))
deep = ScanTask(
    "scan.deep",
    Scan(9, "secrets"),
    image="{{.image.default.fqn}}:deep",
    requests=Resources(cpu="2"),
    limits=Resources(cpu="4"),
)


@workflow
def scanning(path: str) -> int:
    quick(path=path)
    return deep(path=path)
