"""A task of a plug-in, as flowc compiles it; the plug-in itself is nowhere."""

from __future__ import annotations

from pathlib import Path

from flyteidl.core import tasks_pb2

from consumers.connector.packaged import task_templates

QUERIES = """\
from flytekit import kwtypes, workflow
from flytekit.types.structured import StructuredDataset
from flytekitplugins.snowflake import SnowflakeConfig, SnowflakeTask

recent = SnowflakeTask(
    name="sales.recent",
    query_template="select * from orders where day > '{{ .inputs.day }}'",
    task_config=SnowflakeConfig(
        user="reports", account="acme", database="SALES", schema="PUBLIC", warehouse="SMALL"
    ),
    inputs=kwtypes(day=str),
    output_schema_type=StructuredDataset,
)


@workflow
def report(day: str) -> StructuredDataset:
    return recent(day=day)
"""


def plugin_template(folder: Path) -> tasks_pb2.TaskTemplate:
    """Give the template of the query; `folder` takes what is written meanwhile."""
    root = folder / "root"
    root.mkdir()
    (root / "sales.py").write_text(QUERIES, encoding="utf-8")
    return task_templates(root, "sales", folder / "sales.tgz")["sales.recent"]
