"""Expectations as tasks."""

import typing

from flytekit import Resources, kwtypes, task, workflow
from flytekit.types.file import CSVFile
from flytekit.types.schema import FlyteSchema
from flytekitplugins.great_expectations import BatchRequestConfig, GreatExpectationsTask

ROOT = "expectations"

simple = GreatExpectationsTask(
    name="expect.simple",
    datasource_name="data",
    inputs=kwtypes(dataset=str),
    expectation_suite_name="test.demo",
    data_connector_name="files",
    context_root_dir=ROOT,
)
files = GreatExpectationsTask(
    name="expect.files",
    datasource_name="data",
    inputs=kwtypes(dataset=CSVFile),
    expectation_suite_name="test.demo",
    data_connector_name="flyte",
    local_file_path="/tmp",
    task_config=BatchRequestConfig(data_connector_query={"limit": 10, "index": 0}),
    context_root_dir=ROOT,
    requests=Resources(mem="1Gi"),
)


@task
def passed(result: typing.Dict[str, str]) -> bool:
    return True


@workflow
def expected(file: CSVFile, name: str = "yellow.csv") -> None:
    first = simple(dataset=name)
    second = files(dataset=file)
    first >> second
