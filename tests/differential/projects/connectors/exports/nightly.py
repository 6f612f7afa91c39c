"""The nightly run: wait for the marker, export, tell the team."""

from datetime import timedelta

from flytekit import kwtypes, workflow
from flytekit.extras.webhook import WebhookTask
from flytekit.sensor.file_sensor import FileSensor

from exports.task import Export, ExportTask

loaded = FileSensor(name="exports.loaded")

orders = ExportTask(
    name="exports.orders",
    task_config=Export(bucket="s3://lake/orders", shards=4),
    inputs=kwtypes(table=str),
)

tell = WebhookTask(
    name="exports.tell",
    url="http://127.0.0.1:{inputs.port}/hooks/exports",
    headers={"content-type": "application/json"},
    data={"text": "exported to {inputs.uri}"},
    dynamic_inputs=kwtypes(uri=str, port=str),
    show_data=True,
    timeout=timedelta(seconds=5),
)


@workflow
def nightly(marker: str, table: str, port: str) -> int:
    ready = loaded(path=marker)
    exported = orders(table=table)
    ready >> exported.uri
    tell(uri=exported.uri, port=port)
    return exported.rows
