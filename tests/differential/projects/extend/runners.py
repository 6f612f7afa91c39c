"""Tasks that are objects: containers that load an object by the variable that holds it."""

import typing

from flytekit import PodTemplate, PythonInstanceTask, Resources, Secret, TaskMetadata, kwtypes, map_task, workflow
from flytekit.core.interface import Interface
from flytekit.core.python_auto_container import PythonAutoContainerTask
from flytekit.extend import SerializationSettings


class Greeter(PythonInstanceTask):
    def __init__(self, name: str, greeting: str = "hello", **kwargs):
        super().__init__(
            name=name,
            task_config=None,
            interface=Interface(inputs=kwtypes(who=str), outputs=kwtypes(text=str)),
            **kwargs,
        )
        self._greeting = greeting

    @property
    def greeting(self) -> str:
        return self._greeting

    def execute(self, **kwargs) -> typing.Any:
        return f"{self._greeting} {kwargs['who']}"


class Transcoder(PythonAutoContainerTask[dict]):
    """Overrides what is asked when it is packaged."""

    def __init__(self, name, inputs, outputs, codec="h264"):
        self.codec = codec
        super().__init__(
            name,
            {"codec": codec},
            task_type="transcode",
            interface=Interface(inputs=inputs, outputs=outputs),
            requests=Resources(cpu="1", mem="2Gi"),
            secret_requests=[Secret(group="media", key="token")],
        )

    def execute(self, **kwargs):
        return None

    def get_command(self, settings: SerializationSettings) -> typing.List[str]:
        return ["nice", "-n", "5"] + super().get_command(settings)

    def get_image(self, settings: SerializationSettings) -> str:
        return f"example.org/{self.codec}:1"

    def get_custom(self, settings: SerializationSettings):
        return {"config": self.task_config, "sizes": (1, 2.5), "nested": {"on": True, "off": None}}

    @property
    def environment(self):
        return {"CODEC": self.codec, **super().environment}


greet = Greeter("greet", metadata=TaskMetadata(retries=1, cache=True, cache_version="2"), environment={"A": "b"})
salute = Greeter(
    name="salute",
    greeting="salute",
    container_image="example.org/salute:2",
    pod_template=PodTemplate(primary_container_name="main", labels={"team": "x"}),
    enable_deck=True,
    accelerator=None,
)
transcode = Transcoder("transcode", kwtypes(url=str), kwtypes(out=str))


@workflow
def greeting(names: typing.List[str]) -> str:
    map_task(greet)(who=names)
    out = transcode(url=salute(who="you")).with_overrides(retries=4)
    return out
