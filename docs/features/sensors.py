"""Tasks that wait for a file."""

from flytekit import workflow
from flytekit.sensor.file_sensor import FileSensor

sensor = FileSensor(name="sensor")


@workflow
def waiting() -> None:
    sensor(path="s3://bucket/key")
