"""Plugins that build what they hand to the backend as a protobuf struct."""

import typing
from dataclasses import asdict, dataclass, field

from google.protobuf import json_format
from google.protobuf.struct_pb2 import Struct

from flytekit import PythonFunctionTask, task, workflow
from flytekit.configuration import SerializationSettings
from flytekit.core.base_sql_task import SQLTask
from flytekit.extend import TaskPlugins
from flytekit.types.schema import FlyteSchema
from flytekit import kwtypes


@dataclass
class Machine:
    cores: int = 2
    ratio: float = 0.5
    tags: typing.List[str] = field(default_factory=list)
    region: typing.Optional[str] = None


class MachineTask(PythonFunctionTask[Machine]):
    def __init__(self, task_config: Machine, task_function: typing.Callable, **kwargs):
        super().__init__(task_config=task_config, task_type="machine", task_function=task_function, **kwargs)

    def get_custom(self, settings: SerializationSettings) -> typing.Dict[str, typing.Any]:
        struct = Struct()
        struct.update(asdict(self.task_config))
        struct["nested"] = {"on": True, "sizes": [1, 2, {"x": None}]}
        return json_format.MessageToDict(struct)


class EmptyTask(PythonFunctionTask):
    def __init__(self, task_config, task_function, **kwargs):
        super().__init__(task_config, task_function, task_type="empty", **kwargs)

    def get_custom(self, settings):
        return json_format.MessageToDict(Struct())


@dataclass
class Empty:
    pass


TaskPlugins.register_pythontask_plugin(Machine, MachineTask)
TaskPlugins.register_pythontask_plugin(Empty, EmptyTask)


class Select(SQLTask):
    def __init__(self, name, query, output_schema_type: typing.Optional[typing.Type[FlyteSchema]] = FlyteSchema, **kwargs):
        if output_schema_type:
            outputs = kwtypes(results=output_schema_type)
        else:
            outputs = None
        super().__init__(name=name, query_template=query, outputs=outputs, task_type="select", **kwargs)


@task(task_config=Machine(cores=8, tags=["a", "b"]))
def on_machine(a: int) -> int:
    return a


@task(task_config=Empty())
def on_nothing(a: int) -> int:
    return a


with_schema = Select("with_schema", "select 1")
without = Select("without", "select 2", output_schema_type=None)
columns = Select("columns", "select 3", FlyteSchema[kwtypes(x=int)])


@workflow
def structuring(a: int) -> FlyteSchema:
    on_machine(a=on_nothing(a=a))
    without()
    with_schema()
    return columns()
