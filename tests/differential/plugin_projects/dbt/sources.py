"""Freshness of the sources, with settings of tasks."""

from flytekit import Resources, Secret, TaskMetadata, workflow
from flytekitplugins.dbt.schema import DBTFreshnessInput, DBTFreshnessOutput
from flytekitplugins.dbt.task import DBTFreshness, DBTRun

fresh = DBTFreshness(
    name="sources.fresh",
    requests=Resources(cpu="1"),
    secret_requests=[Secret(group="dbt", key="password")],
    environment={"DBT_LOG": "debug"},
    container_image="reg.test/dbt:1",
    metadata=TaskMetadata(retries=2),
)
RUNS = {name: DBTRun(name=f"sources.{name}") for name in ("staging", "marts")}
staging, marts = RUNS["staging"], RUNS["marts"]


@workflow
def checked(input: DBTFreshnessInput) -> DBTFreshnessOutput:
    return fresh(input=input)
