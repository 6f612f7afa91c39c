"""Queries on Snowflake, answered without it: what is asked of it is what comes back."""

from dataclasses import dataclass
from typing import Optional

from flyteidl.core.execution_pb2 import TaskExecution
from flytekit.core.base_sql_task import SQLTask
from flytekit.extend.backend.base_connector import (
    AsyncConnectorBase,
    ConnectorRegistry,
    Resource,
    ResourceMeta,
)
from flytekit.models.literals import LiteralMap
from flytekit.models.task import TaskTemplate


@dataclass
class Query(ResourceMeta):
    """A query that was asked."""

    statement: str
    place: str


class WarehouseConnector(AsyncConnectorBase):
    """Tell what was asked, the second time that one looks."""

    name = "Warehouse Connector"

    def __init__(self):
        super().__init__(task_type_name="snowflake", metadata_type=Query)
        self.looks = {}

    async def create(
        self, task_template: TaskTemplate, inputs: Optional[LiteralMap] = None, **kwargs
    ) -> Query:
        config = task_template.config
        values = {
            name: literal.scalar.primitive.string_value
            for name, literal in (inputs.literals if inputs else {}).items()
        }
        statement = SQLTask.interpolate_query(task_template.sql.statement, **values)
        place = "/".join(config[key] for key in ("account", "database", "schema", "warehouse"))
        return Query(statement=statement, place=f"{config['user']}@{place}")

    async def get(self, resource_meta: Query, **kwargs) -> Resource:
        self.looks[resource_meta.statement] = self.looks.get(resource_meta.statement, 0) + 1
        if self.looks[resource_meta.statement] < 2:
            return Resource(phase=TaskExecution.RUNNING)
        return Resource(
            phase=TaskExecution.SUCCEEDED,
            message=resource_meta.place,
            outputs={"results": resource_meta.statement},
        )

    async def delete(self, resource_meta: Query, **kwargs):
        self.looks.pop(resource_meta.statement, None)


ConnectorRegistry.register(WarehouseConnector())
