"""Configurations of tables that tasks hand on."""

from flytekit import task, workflow
from flytekitplugins.dolt import DoltConfig, DoltTable
from dolt_integrations.core import NewBranch


@task
def configured(path: str) -> DoltConfig:
    return DoltConfig(db_path=path, tablename="users")


@task
def read(config: DoltConfig) -> DoltTable:
    return DoltTable(config=config)


@task
def several(configs: list[DoltConfig]) -> int:
    return len(configs)


@workflow
def tables(path: str = "/tmp/db") -> DoltTable:
    return read(config=configured(path=path))
