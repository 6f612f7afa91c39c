"""Queries on Snowflake, and what is done with their rows."""

import pandas as pd
from flytekit import Secret, StructuredDataset, kwtypes, task, workflow
from flytekit.types.structured.structured_dataset import StructuredDataset as Rows
from flytekitplugins.snowflake import SnowflakeConfig, SnowflakeTask

CONFIG = SnowflakeConfig(
    user="flyte",
    account="acme-eu",
    database="SALES",
    schema="PUBLIC",
    warehouse="COMPUTE_WH",
)

insert = SnowflakeTask(
    name="sales.insert",
    inputs=kwtypes(id=int, name=str, age=int),
    task_config=CONFIG,
    query_template="INSERT INTO people (id, name, age) VALUES (%(id)s, %(name)s, %(age)s);",
)

select = SnowflakeTask(
    "sales.select",
    """
    SELECT *
      FROM orders
     WHERE region = '{{ .inputs.region }}'   -- one region
     LIMIT {{ .inputs.limit }}
    """,
    CONFIG,
    kwtypes(region=str, limit=int),
    StructuredDataset,
)


@task
def total(orders: pd.DataFrame) -> float:
    return float(orders["amount"].sum())


@workflow
def sales(region: str = "eu", limit: int = 100) -> float:
    rows = select(region=region, limit=limit)
    done = insert(id=1, name="x", age=30)
    done >> rows
    return total(orders=rows)
