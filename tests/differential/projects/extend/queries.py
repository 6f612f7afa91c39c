"""Queries: classes of one's own on top of SQLTask, and the SQLite task."""

import dataclasses
import typing

from flytekit import StructuredDataset, kwtypes, workflow
from flytekit.core.base_sql_task import SQLTask
from flytekit.extend import SerializationSettings
from flytekit.extras.sqlite3.task import SQLite3Config, SQLite3Task
from flytekit.models import task as task_models
from flytekit.types.schema import FlyteSchema


@dataclasses.dataclass
class Warehouse:
    account: str
    database: str = "main"
    schema: typing.Optional[str] = None


class WarehouseTask(SQLTask[Warehouse]):
    _TASK_TYPE = "warehouse"

    def __init__(self, name: str, query_template: str, task_config: Warehouse, inputs=None, **kwargs):
        super().__init__(
            name=name,
            task_config=task_config,
            query_template=query_template,
            inputs=inputs,
            outputs=kwtypes(results=StructuredDataset),
            task_type=self._TASK_TYPE,
            **kwargs,
        )

    def get_config(self, settings: SerializationSettings) -> typing.Dict[str, str]:
        return {
            "account": self.task_config.account,
            "database": self.task_config.database,
            "schema": self.task_config.schema or "public",
        }

    def get_sql(self, settings: SerializationSettings) -> typing.Optional[task_models.Sql]:
        return task_models.Sql(statement=self.query_template, dialect=task_models.Sql.Dialect.ANSI)


orders = WarehouseTask(
    name="orders",
    query_template="""
        SELECT *
        FROM orders
        WHERE day = {{ .inputs.day }}
    """,
    inputs=kwtypes(day=str, limit=int),
    task_config=Warehouse("acme"),
    environment={"TZ": "UTC"},
)
tables = {
    region: WarehouseTask(f"sales.{region}", f"SELECT * FROM sales_{region}", Warehouse("acme", schema=region))
    for region in ("eu", "us")
}

tracks = SQLite3Task(
    "tracks",
    query_template="select TrackId, Name from tracks limit {{.inputs.limit}}",
    inputs=kwtypes(limit=int),
    output_schema_type=FlyteSchema[kwtypes(TrackId=int, Name=str)],
    task_config=SQLite3Config(uri="https://example.org/chinook.zip", compressed=True),
)
plain = SQLTask("plain", "select\t1", outputs=kwtypes(one=int))


@workflow
def reporting(day: str) -> StructuredDataset:
    tracks(limit=3)
    tables["eu"]()
    return orders(day=day, limit=10)
