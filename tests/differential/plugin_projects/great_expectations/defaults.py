"""Values of inputs that are checked."""

from flytekit import LaunchPlan, task, workflow
from flytekit.types.file import CSVFile, FlyteFile
from flytekitplugins.great_expectations import GreatExpectationsFlyteConfig, GreatExpectationsType

CONFIG = GreatExpectationsFlyteConfig(
    datasource_name="data", expectation_suite_name="test.demo", data_connector_name="files"
)
Name = GreatExpectationsType[str, CONFIG]


@task
def counted(name: Name, file: GreatExpectationsType[FlyteFile, CONFIG]) -> str:
    return name


@workflow
def defaults(
    plain: str = "a.csv",
    name: Name = "b.csv",
    file: GreatExpectationsType[CSVFile, CONFIG] = "s3://bucket/c.csv",
) -> str:
    first = counted(name="d.csv", file=file)
    second = counted(name=name, file="s3://bucket/e.csv")
    first >> second
    return second


nightly = LaunchPlan.get_or_create(defaults, "nightly", default_inputs={"name": "f.csv"})
