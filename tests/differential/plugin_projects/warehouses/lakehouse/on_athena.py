"""Queries on Athena, some by a class of the project."""

from typing import Any, Dict

from flytekit import TaskMetadata, kwtypes, workflow
from flytekit.configuration import SerializationSettings
from flytekit.types.schema import FlyteSchema
from flytekitplugins.athena import AthenaConfig, AthenaTask

CATALOG = AthenaConfig(database="vaccinations", workgroup="primary", catalog="AwsDataCatalog")

vaccinated = AthenaTask(
    name="lakehouse.vaccinated",
    query_template="""
        select  country, total
        from vaccinations
        where country = '{{ .inputs.country }}'
        limit {{ .inputs.limit }}
    """,
    inputs=kwtypes(country=str, limit=int),
    task_config=CATALOG,
    output_schema_type=FlyteSchema,
)
vacuum = AthenaTask("lakehouse.vacuum", "VACUUM vaccinations")
typed = AthenaTask(
    name="lakehouse.typed",
    query_template="select 1 as x",
    task_config=AthenaConfig("vaccinations"),
    metadata=TaskMetadata(retries=2, cache=True, cache_version="1"),
    output_schema_type=FlyteSchema[kwtypes(x=int)],
)


class TableTask(AthenaTask):
    """A query of all rows of a table, with settings beside those of the plug-in."""

    _TASK_TYPE = "presto_table"

    def __init__(self, name: str, table: str, **kwargs):
        super().__init__(name=name, query_template=f"select * from {table}", **kwargs)
        self.table = table

    def get_custom(self, settings: SerializationSettings) -> Dict[str, Any]:
        custom = super().get_custom(settings)
        custom["table"] = self.table
        custom["gives"] = self._output_schema_type is not None
        return custom


patients = TableTask("lakehouse.patients", "patients", task_config=AthenaConfig(catalog="c"))


@workflow
def report(country: str) -> FlyteSchema:
    vacuum() >> patients()
    return vaccinated(country=country, limit=10)
