"""Queries made by a function, with settings of tasks."""

from dataclasses import replace
from datetime import timedelta

from flytekit import TaskMetadata, kwtypes, workflow
from flytekit.types.schema import FlyteSchema
from flytekitplugins.athena import AthenaConfig, AthenaTask

BASE = AthenaConfig(workgroup="primary")


def count_of(database: str, table: str) -> AthenaTask:
    return AthenaTask(
        name=f"count.{database}.{table}",
        query_template=f"select count(*) as n from {table} where day = '{{{{ .Inputs.day }}}}'",
        task_config=replace(BASE, database=database),
        inputs=kwtypes(day=str),
        output_schema_type=FlyteSchema[kwtypes(n=int)],
        metadata=TaskMetadata(retries=2, timeout=timedelta(minutes=10), interruptible=True),
    )


counts = {table: count_of("shop", table) for table in ("orders", "returns")}
orders, returns = counts["orders"], counts["returns"]


@workflow
def both(day: str) -> tuple[FlyteSchema[kwtypes(n=int)], FlyteSchema[kwtypes(n=int)]]:
    first = orders(day=day).with_overrides(node_name="orders", timeout=timedelta(minutes=20))
    second = returns(day=day)
    return first, second
