"""Tasks in images that a plugin names by itself, as packages of plugins do."""

import typing
from dataclasses import dataclass

from flytekit import kwtypes, workflow
from flytekit.configuration import SerializationSettings
from flytekit.configuration.default_images import DefaultImages, PythonVersion
from flytekit.core.base_sql_task import SQLTask
from flytekit.core.python_customized_container_task import PythonCustomizedContainerTask
from flytekit.core.shim_task import ShimTaskExecutor
from flytekit.models import task as task_models
from flytekit.types.schema import FlyteSchema


class ReaderImages(DefaultImages):
    """The images of the reader."""

    _DEFAULT_IMAGE_PREFIXES = {
        PythonVersion.PYTHON_3_10: "example.org/reader:py3.10-",
        PythonVersion.PYTHON_3_11: "example.org/reader:py3.11-",
        PythonVersion.PYTHON_3_12: "example.org/reader:py3.12-",
    }


@dataclass
class Source:
    uri: str
    options: typing.Optional[typing.Dict[str, str]] = None


class Executor(ShimTaskExecutor["Reader"]):
    def execute_from_model(self, tt: task_models.TaskTemplate, **kwargs) -> typing.Any:
        return None


class Reader(PythonCustomizedContainerTask[Source], SQLTask[Source]):
    _TYPE = "reader"

    def __init__(
        self,
        name: str,
        query_template: str,
        task_config: Source,
        inputs: typing.Optional[typing.Dict[str, typing.Type]] = None,
        output_schema_type: typing.Optional[typing.Type[FlyteSchema]] = FlyteSchema,
        container_image: str = ReaderImages.default_image(),
        **kwargs,
    ):
        if output_schema_type:
            outputs = kwtypes(results=output_schema_type)
        else:
            outputs = None
        super().__init__(
            name=name,
            task_config=task_config,
            executor_type=Executor,
            task_type=self._TYPE,
            query_template=query_template,
            container_image=container_image,
            inputs=inputs,
            outputs=outputs,
            **kwargs,
        )

    def get_custom(self, settings: SerializationSettings) -> typing.Dict[str, typing.Any]:
        return {"query": self.query_template, "uri": self.task_config.uri, "options": self.task_config.options}


read = Reader("read", "select * from t\nlimit {{.inputs.limit}}", Source("db://x"), kwtypes(limit=int))
count = Reader("count", "select 1", Source("db://x", {"a": "b"}), output_schema_type=None)
pinned = Reader(
    "pinned", "select 2", Source("db://y"), container_image=DefaultImages.find_image_for(PythonVersion.PYTHON_3_9, "v1.2.3")
)


@workflow
def reading(limit: int) -> FlyteSchema:
    count()
    pinned()
    return read(limit=limit)
