"""DuckDB with MotherDuck, secrets, resources and more than one query."""

import pandas as pd
from flytekit import Resources, Secret, TaskMetadata, kwtypes, workflow
from flytekit.types.structured import StructuredDataset
from flytekitplugins.duckdb import DuckDBProvider, DuckDBQuery

TOKEN = Secret(key="motherduck_token", group="duck")


def connect():
    import duckdb

    return duckdb.connect(":memory:")


cloud = DuckDBQuery(
    name="ducks.cloud",
    query="SELECT count(*) FROM shared.trips",
    provider=DuckDBProvider.MOTHERDUCK,
    secret_requests=[TOKEN],
    requests=Resources(cpu="1", mem="2Gi"),
    metadata=TaskMetadata(retries=1),
)
own = DuckDBQuery(
    name="ducks.own",
    query="SELECT * FROM df WHERE x > ?",
    inputs=kwtypes(df=pd.DataFrame, params=list[str]),
    provider=connect,
    container_image="reg.test/duck:1",
    environment={"DUCK": "1"},
)


@workflow
def both(df: pd.DataFrame) -> StructuredDataset:
    first = cloud()
    second = own(df=df, params=["1"])
    first >> second
    return second
