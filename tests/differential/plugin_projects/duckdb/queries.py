"""Queries by DuckDB over frames and lists."""

import pandas as pd
from flytekit import StructuredDataset, kwtypes, task, workflow
from flytekitplugins.duckdb import DuckDBQuery

simple = DuckDBQuery(
    name="ducks.sum",
    query="SELECT SUM(a) FROM mydf",
    inputs=kwtypes(mydf=pd.DataFrame),
)
several = DuckDBQuery(
    name="ducks.several",
    query=[
        "CREATE TABLE items(item VARCHAR, value DECIMAL(10,2), count INTEGER)",
        "INSERT INTO items VALUES (?, ?, ?)",
        "SELECT $1 AS one, $1 AS two, $2 AS three",
    ],
    inputs=kwtypes(params=str),
)
runtime = DuckDBQuery(name="ducks.runtime", inputs=kwtypes(query=str, arrow=StructuredDataset))
nothing = DuckDBQuery(name="ducks.nothing", query="SELECT 42")


@task
def frame() -> pd.DataFrame:
    return pd.DataFrame({"a": [1, 2, 3]})


@task
def total(rows: pd.DataFrame) -> float:
    return float(rows.iloc[0].iloc[0])


@workflow
def summed(query: str, other: StructuredDataset, params: str = "[[]]") -> tuple[float, StructuredDataset]:
    rows = simple(mydf=frame())
    several(params=params)
    nothing()
    return total(rows=rows), runtime(query=query, arrow=other)
