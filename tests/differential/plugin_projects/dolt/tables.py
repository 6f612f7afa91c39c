"""Tables of Dolt as inputs and outputs."""

import typing

import pandas as pd
from flytekit import task, workflow
from flytekitplugins.dolt.schema import DoltConfig, DoltTable

CONFIG = DoltConfig(db_path="/tmp/db", tablename="people")


@task
def populate(count: int) -> DoltTable:
    return DoltTable(data=pd.DataFrame({"n": range(count)}), config=CONFIG)


@task
def names(table: DoltTable) -> typing.List[str]:
    return list(table.data["name"])


@workflow
def people(count: int) -> typing.List[str]:
    return names(table=populate(count=count))
