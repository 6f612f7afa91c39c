"""Queries on BigQuery, with and without rows."""

import pandas as pd
from flytekit import StructuredDataset, kwtypes, task, workflow
from flytekitplugins.bigquery import BigQueryConfig, BigQueryTask
from google.cloud.bigquery import QueryJobConfig

from typing_extensions import Annotated

Rows = Annotated[StructuredDataset, kwtypes(name=str, amount=float)]

rows = BigQueryTask(
    name="sales.rows",
    inputs=kwtypes(version=int),
    output_structured_dataset_type=Rows,
    query_template="SELECT * FROM `acme.sales.orders`  WHERE version = @version\n  LIMIT 10;",
    task_config=BigQueryConfig(ProjectID="acme", Location="EU"),
)
insert = BigQueryTask(
    name="sales.insert",
    query_template="INSERT INTO `acme.sales.log` VALUES (1)",
    task_config=BigQueryConfig(
        ProjectID="acme",
        QueryJobConfig=QueryJobConfig(
            allow_large_results=True,
            dry_run=False,
            use_legacy_sql=False,
            priority="INTERACTIVE",
            maximum_bytes_billed=10**9,
            labels={"team": "sales"},
        ),
    ),
)
positional = BigQueryTask("sales.positional", "SELECT 1", BigQueryConfig("acme"))


@task
def total(frame: pd.DataFrame) -> float:
    return float(frame["amount"].sum())


@workflow
def sales(version: int) -> float:
    done = insert()
    found = rows(version=version)
    done >> found
    positional()
    return total(frame=found)
