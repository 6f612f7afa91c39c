"""Tasks that only the backend runs: an interface, a type and what a plugin needs to know."""

import datetime
import typing

from flytekit import TaskMetadata, kwtypes, task, workflow
from flytekit.extend import Interface, PythonTask, SerializationSettings
from flytekit.sensor.base_sensor import BaseSensor
from flytekit.sensor.file_sensor import FileSensor


class WaitForFile(PythonTask):
    """Waits until a file is there."""

    _VAR_NAME: str = "path"

    def __init__(self, name: str, poll_interval=datetime.timedelta(seconds=10), **kwargs):
        super(WaitForFile, self).__init__(
            task_type="object-store-sensor",
            name=name,
            task_config=None,
            interface=Interface(inputs={self._VAR_NAME: str}, outputs={self._VAR_NAME: str}),
            **kwargs,
        )
        self._poll_interval = poll_interval

    def execute(self, **kwargs) -> typing.Any:
        return kwargs[self._VAR_NAME]

    def get_custom(self, settings: SerializationSettings) -> typing.Dict[str, typing.Any]:
        return {"poll": self._poll_interval.total_seconds(), "retries": self.metadata.retries}


wait_for_file = WaitForFile(
    name="wait-for-file",
    metadata=TaskMetadata(retries=10, timeout=datetime.timedelta(minutes=20)),
    poll_interval=datetime.timedelta(seconds=1),
)


class Countdown(BaseSensor):
    def __init__(self, name: str, **kwargs):
        super().__init__(name=name, **kwargs)

    async def poke(self, seconds: int, label: str) -> bool:
        return seconds <= 0


class Bucket:
    def __init__(self, name: str, prefix: str = ""):
        self.name = name
        self.prefix = prefix

    def to_dict(self) -> typing.Dict[str, typing.Any]:
        return {"name": self.name, "prefix": self.prefix or None}

    @classmethod
    def from_dict(cls, d: typing.Dict[str, typing.Any]) -> "Bucket":
        return cls(**d)


countdown = Countdown("countdown", timeout=datetime.timedelta(hours=1))
bucket_countdown = Countdown("bucket_countdown", sensor_config=Bucket("data", "in/"), metadata=TaskMetadata(retries=2))
landed = FileSensor(name="landed", timeout=600)


@task
def report(path: str) -> str:
    return path


@workflow
def waiting(path: str) -> str:
    found = wait_for_file(path=path)
    first = countdown(seconds=3, label="start")
    second = landed(path=path)
    third = bucket_countdown(seconds=4, label=found)
    first >> second
    second >> third
    return report(path=found)
