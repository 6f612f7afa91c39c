"""Queries on any database by SQLAlchemy."""

import pandas as pd
from flytekit import Secret, kwtypes, task, workflow
from flytekit.types.schema import FlyteSchema
from flytekitplugins.sqlalchemy import SQLAlchemyConfig, SQLAlchemyTask

URI = "postgresql://reader:pfmegrnargs@hh-pgsql-public.test:5432/pfmegrnargs"
Rows = FlyteSchema[kwtypes(sequence_length=int)]

lengths = SQLAlchemyTask(
    "rna",
    query_template="""
        select len as sequence_length from rna
        where len >= {{ .inputs.min_length }}
          and len <= {{ .inputs.max_length }}
        limit {{ .inputs.limit }}
    """,
    inputs=kwtypes(min_length=int, max_length=int, limit=int),
    output_schema_type=Rows,
    task_config=SQLAlchemyConfig(uri=URI),
)
secret = SQLAlchemyTask(
    name="secret",
    query_template="select 1",
    task_config=SQLAlchemyConfig(
        uri="mysql://host/db",
        connect_args={"connect_timeout": 5, "ssl": True},
        secret_connect_args={
            "username": Secret(group="db", key="user"),
            "password": Secret(group="db", key="password", mount_requirement=Secret.MountType.FILE),
        },
    ),
    secret_requests=[Secret(group="db", key="user"), Secret(group="db", key="password")],
)


@task
def mean(rows: Rows) -> float:
    return float(rows.open(pd.DataFrame).all()["sequence_length"].mean())


@workflow
def study(low: int, high: int, limit: int = 100) -> float:
    checked = secret()
    rows = lengths(min_length=low, max_length=high, limit=limit)
    return mean(rows=rows)
