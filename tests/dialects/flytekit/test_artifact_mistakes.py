"""Artifacts that flytekit refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import codes, compile_files, reasons

PREAMBLE = """
from datetime import datetime, timedelta
from typing import Annotated

from flytekit import Artifact, task, workflow
from flytekit.core.artifact import Inputs, Partitions

A = Artifact(name="a", partition_keys=["k"])
B = Artifact(name="b", partition_keys=["k"])
C = Artifact(name="c", partition_keys=["x", "y"])
T = Artifact(name="t", time_partitioned=True, partition_keys=["k"])
P = Artifact(name="p")

@task
def make(k: str) -> str:
    return k

"""
WORKFLOW = "@workflow\ndef w(k: str) -> Annotated[str, {}]:\n    return make(k=k)\n"
DEFAULT = "@workflow\ndef w(k: str = {}) -> str:\n    return make(k=k)\n"
MISTAKES = {
    "no-name": 'Artifact(project="p")',
    "positional": 'Artifact("a")',
    "eleven-keys": "Artifact(name='n', partition_keys=[str(i) for i in range(11)])",
    "no-partitions": "Artifact(name='n', partitions=Partitions(None))",
    "partitions-list": "Artifact(name='n', partitions=['a'])",
    "bound-by-position": "A('x')",
    "unknown-key": "A(zz='x')",
    "number": "A(k=1)",
    "no-time": "A(time_partition=Inputs.k)",
    "time-as-text": "T(time_partition='2026-01-01')",
    "time-of-untimed": "A.time_partition",
    "no-such-partition": "A.partitions.zz",
    "query-both": "A.query(partitions={'k': 'x'}, k='y')",
    "query-time-text": "T.query(time_partition='2026-01-01')",
    "query-reserved": "Artifact(name='n', partition_keys=['domain']).query()",
    "query-two-others": "C.query(x=A.partitions.k, y=B.partitions.k)",
    "open-in-workflow": WORKFLOW.format("A"),
    "open-time-in-workflow": WORKFLOW.format("T(k=Inputs.k)"),
    "no-such-input": WORKFLOW.format("A(k=Inputs.zz)"),
    "no-such-input-of-task": "@task\ndef u() -> Annotated[str, A(k=Inputs.zz)]:\n    return ''\n",
    "no-such-time-input": WORKFLOW.format("T(k='x', time_partition=Inputs.zz)"),
    "open-default": DEFAULT.format("A"),
    "pinned-without-project": DEFAULT.format("Artifact(name='n', version='1')"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_reported(tmp_path: Path, name: str) -> None:
    """Report what flytekit raises, once."""
    assert codes(tmp_path, PREAMBLE + MISTAKES[name]) == ["wrong-artifact"]


def test_an_unknown_artifact_is_opaque(tmp_path: Path) -> None:
    """Lose only what is annotated with an artifact that is not known."""
    source = """
    from typing import Annotated

    from flytekit import Artifact, task
    from elsewhere import NAME

    Unknown = Artifact(name=NAME)
    Known = Artifact(name="known", partition_keys=["k"])


    @task
    def lost() -> Annotated[str, Unknown]:
        return ""


    @task
    def half() -> Annotated[str, Known(k=NAME)]:
        return ""


    @task
    def found() -> Annotated[str, Known]:
        return ""
    """
    outcome = compile_files(tmp_path, {"main.py": source})
    assert set(reasons(outcome)) == {"main.lost", "main.half"}
    assert not outcome.report.has_errors
