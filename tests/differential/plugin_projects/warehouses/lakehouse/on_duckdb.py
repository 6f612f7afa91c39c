"""Queries with DuckDB, here and on MotherDuck."""

from typing import List

import pandas as pd
from flytekit import Resources, Secret, StructuredDataset, kwtypes, workflow
from flytekitplugins.duckdb import DuckDBProvider, DuckDBQuery

TOKEN = Secret(group="motherduck", key="token")

summed = DuckDBQuery(
    name="lakehouse.summed", query="select sum(x) from rows", inputs=kwtypes(rows=pd.DataFrame)
)
several = DuckDBQuery(
    "lakehouse.several",
    query=["create table t (x int)", "insert into t values (?)", "select * from t"],
    inputs=kwtypes(params=List[List[str]], rows=StructuredDataset),
    requests=Resources(cpu="1", mem="1Gi"),
    environment={"DUCKDB_THREADS": "2"},
)
away = DuckDBQuery(
    "lakehouse.away",
    inputs=kwtypes(query=str),
    provider=DuckDBProvider.MOTHERDUCK,
    secret_requests=[TOKEN],
    container_image="registry.example/duck:1",
)


def connect(token: str):
    return None


by_function = DuckDBQuery(
    "lakehouse.by_function", "select 42", provider=connect, secret_requests=[TOKEN]
)


@workflow
def sums(rows: pd.DataFrame) -> pd.DataFrame:
    return summed(rows=rows)


@workflow
def asked(query: str) -> StructuredDataset:
    by_function()
    return away(query=query)
