"""Queries on BigQuery made from a table of them."""

from datetime import datetime, timedelta

from flytekit import StructuredDataset, TaskMetadata, kwtypes, workflow
from flytekitplugins.bigquery import BigQueryConfig, BigQueryTask

PROJECT = "acme-reports"
CONFIG = BigQueryConfig(ProjectID=PROJECT, Location="us-west1")

QUERIES = {
    "daily": "select * from t where day = DATE('{day}')",
    "weekly": "select week, sum(n) from t group by week",
}


def query(name: str, text: str) -> BigQueryTask:
    return BigQueryTask(
        name=f"reports.{name}",
        query_template=text.format(day="2024-01-01"),
        task_config=CONFIG,
        inputs=kwtypes(since=datetime, tags=list[str]),
        output_structured_dataset_type=StructuredDataset,
        metadata=TaskMetadata(cache=True, cache_version="1", cache_serialize=True, retries=1),
    )


TASKS = [query(*item) for item in QUERIES.items()]
daily, weekly = TASKS


@workflow
def reports(since: datetime, tags: list[str]) -> StructuredDataset:
    first = daily(since=since, tags=tags)
    second = weekly(since=since, tags=tags).with_overrides(timeout=timedelta(hours=1))
    first >> second
    return second
