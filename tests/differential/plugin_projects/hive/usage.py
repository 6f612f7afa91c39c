"""Queries on Hive."""

import pandas as pd
from flytekit import kwtypes, task, workflow
from flytekit.types.schema import FlyteSchema
from flytekitplugins.hive import HiveConfig, HiveSelectTask, HiveTask

Usage = FlyteSchema[kwtypes(user=str, hours=float)]

create = HiveTask(
    name="usage.create",
    inputs=kwtypes(day=str),
    task_config=HiveConfig(cluster_label="adhoc", tags=["usage", "daily"]),
    query_template="""
        ALTER TABLE usage ADD PARTITION (day='{{ .Inputs.day }}')
        LOCATION '{{ .RawOutputDataPrefix }}'
    """,
)
hours = HiveTask(
    "usage.hours",
    "SELECT user, sum(hours) FROM usage WHERE day = '{{ .Inputs.day }}' GROUP BY user",
    HiveConfig(),
    kwtypes(day=str),
    Usage,
)
select = HiveSelectTask(
    name="usage.select",
    select_query="SELECT user, hours FROM usage;",
    inputs=kwtypes(day=str),
    output_schema_type=Usage,
    stage_query="SET hive.exec.parallel=true;",
)


@task
def longest(usage: Usage) -> float:
    return float(usage.open(pd.DataFrame).all()["hours"].max())


@workflow
def daily(day: str) -> float:
    created = create(day=day)
    rows = hours(day=day)
    created >> rows
    select(day=day)
    return longest(usage=rows)
