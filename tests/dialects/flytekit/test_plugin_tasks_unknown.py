"""A setting of a plug-in that is not known concerns its task, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import compile_files, reasons

SOURCE = """\
import elsewhere
from flytekit import task
from flytekitplugins.kfpytorch import Elastic, PyTorch, Worker
from flytekitplugins.spark import Spark

@task(task_config={config})
def unknown(a: int) -> int:
    return a

@task(task_config=PyTorch(worker=Worker(replicas=3)))
def training(a: int) -> int:
    return a

@task(task_config=Spark(spark_conf={{"a": "b"}}))
def job(a: int) -> int:
    return a
"""


@pytest.mark.parametrize(
    "config",
    [
        "Elastic(nnodes=elsewhere.nodes)",
        "PyTorch(worker=Worker(replicas=elsewhere.nodes))",
        "Spark(spark_conf={'a': elsewhere.text})",
    ],
)
def test_one_unknown_setting_makes_one_task_opaque(config: str, tmp_path: Path) -> None:
    """Read a setting of a library that is not known."""
    outcome = compile_files(tmp_path, {"main.py": SOURCE.format(config=config)})
    assert set(reasons(outcome)) == {"main.unknown"}
