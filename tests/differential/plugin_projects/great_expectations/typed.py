"""Expectations in the types of inputs."""

from flytekit import task, workflow
from flytekit.types.file import CSVFile
from flytekitplugins.great_expectations import (
    BatchRequestConfig,
    GreatExpectationsFlyteConfig,
    GreatExpectationsType,
)

CONFIG = GreatExpectationsFlyteConfig(
    datasource_name="data",
    expectation_suite_name="test.demo",
    data_connector_name="files",
    context_root_dir="expectations",
)
Name = GreatExpectationsType[str, CONFIG]
File = GreatExpectationsType[
    CSVFile,
    GreatExpectationsFlyteConfig(
        datasource_name="data",
        expectation_suite_name="test.demo",
        data_connector_name="flyte",
        local_file_path="/tmp/data.csv",
        batch_request_config=BatchRequestConfig(data_connector_query={"limit": 10}),
    ),
]


@task
def by_name(dataset: Name) -> int:
    return 1


@task
def by_file(dataset: File, n: int) -> str:
    return "x"


@workflow
def typed(name: str, file: CSVFile) -> str:
    return by_file(dataset=file, n=by_name(dataset=name))
