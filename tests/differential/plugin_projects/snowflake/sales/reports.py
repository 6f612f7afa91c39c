"""Reports: queries in loops, from helpers, and with settings of a task."""

from dataclasses import replace
from datetime import datetime, timedelta

from flytekit import StructuredDataset, TaskMetadata, kwtypes, workflow
from flytekitplugins.snowflake import SnowflakeConfig, SnowflakeTask
from sales.queries import CONFIG

LARGE = replace(CONFIG, warehouse="LARGE_WH")


def report(table: str, *, config: SnowflakeConfig = CONFIG) -> SnowflakeTask:
    """Make a report of a table since a day."""
    return SnowflakeTask(
        name=f"sales.report.{table}",
        query_template=f"SELECT count(*) AS n FROM {table} WHERE day >= '{{{{ .inputs.since }}}}'",
        task_config=config,
        inputs=kwtypes(since=datetime),
        output_schema_type=StructuredDataset,
        metadata=TaskMetadata(retries=3, cache=True, cache_version="7", timeout=timedelta(hours=1)),
    )


orders = report("orders")
returns = report("returns", config=LARGE)

REPORTS = {}
for name in ("visits", "clicks"):
    REPORTS[name] = report(name)
visits, clicks = REPORTS.values()

empty = SnowflakeTask(name="sales.touch", query_template="ALTER WAREHOUSE COMPUTE_WH RESUME", task_config=CONFIG)


@workflow
def weekly(since: datetime) -> tuple[StructuredDataset, StructuredDataset]:
    ready = empty()
    first = orders(since=since)
    second = visits(since=since)
    ready >> first
    ready >> second
    return first, second
