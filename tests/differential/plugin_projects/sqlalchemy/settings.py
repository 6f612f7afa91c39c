"""Queries with their own image and settings."""

import os
from dataclasses import replace
from datetime import datetime

from flytekit import TaskMetadata, kwtypes, workflow
from flytekitplugins.sqlalchemy import SQLAlchemyConfig, SQLAlchemyTask

HOST = os.environ.get("DB_HOST", "localhost")
BASE = SQLAlchemyConfig(f"sqlite:///{HOST}.db")
POOLED = replace(BASE, connect_args={"timeout": 30})

insert = SQLAlchemyTask(
    name="settings.insert",
    query_template="insert into log values ('{{ .inputs.at }}')",
    task_config=BASE,
    inputs=kwtypes(at=datetime),
    output_schema_type=None,
    container_image="reg.test/sqlalchemy:1",
)
count = SQLAlchemyTask(
    name="settings.count",
    query_template="select count(*) from log",
    task_config=POOLED,
    metadata=TaskMetadata(cache=True, cache_version="9"),
)


@workflow
def log(at: datetime):
    done = insert(at=at)
    done >> count()
