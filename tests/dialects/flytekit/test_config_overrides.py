"""`with_overrides(task_config=…)`: what a node may change of its task's configuration."""

from __future__ import annotations

from pathlib import Path

from dialects.flytekit.compiling import compile_files, findings, reasons

SOURCE = """
from flytekit import task, workflow
from flytekitplugins.dask import Dask
from flytekitplugins.spark import Spark


@task(task_config=Spark(spark_conf={"a": "1"}))
def first(a: int) -> int:
    return a


@task
def plain(a: int) -> int:
    return a


@workflow
def wf(a: int) -> int:
"""


def test_the_class_stays(tmp_path: Path) -> None:
    """Refuse a configuration of another class, as flytekit does."""
    body = "    return first(a=a).with_overrides(task_config=Dask())\n"
    outcome = compile_files(tmp_path, {"main.py": SOURCE + body})
    assert [each.partition(":")[0] for each in findings(outcome)] == ["wrong-setting"]


def test_a_task_without_one_is_not_followed(tmp_path: Path) -> None:
    """Leave a workflow opaque that changes what is not there."""
    body = "    return plain(a=a).with_overrides(task_config=Dask())\n"
    outcome = compile_files(tmp_path, {"main.py": SOURCE + body})
    assert set(reasons(outcome)) == {"main.wf"}
