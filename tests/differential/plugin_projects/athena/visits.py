"""Queries of a website's visits on Athena."""

import pandas as pd
from flytekit import kwtypes, task, workflow
from flytekit.types.schema import FlyteSchema
from flytekitplugins.athena import AthenaConfig, AthenaTask

VISITS = FlyteSchema[kwtypes(day=str, visits=int)]

visits = AthenaTask(
    name="web.visits",
    query_template="""
        SELECT day, count(*) AS visits
        FROM logs
        WHERE country = '{{ .Inputs.country }}'
        GROUP BY day
        LIMIT {{ .Inputs.limit }}
    """,
    inputs=kwtypes(country=str, limit=int),
    output_schema_type=VISITS,
    task_config=AthenaConfig(database="web", workgroup="analysts", catalog="AwsDataCatalog"),
)
repair = AthenaTask("web.repair", "MSCK REPAIR TABLE logs", AthenaConfig(database="web"))
defaulted = AthenaTask(name="web.defaulted", query_template="select 1")


@task
def busiest(frame: VISITS) -> str:
    rows = frame.open(pd.DataFrame).all()
    return str(rows["day"].iloc[0])


@workflow
def report(country: str, limit: int = 30) -> str:
    repaired = repair()
    rows = visits(country=country, limit=limit)
    repaired >> rows
    return busiest(frame=rows)
