"""Names in clients: what a program names alike is kept apart."""

from __future__ import annotations

from pathlib import Path

from contracts.model.compiling import contract_of
from flowc.contracts.stubs.names import Names
from flowc_ir.diagnostic import Report

EAGER = """
from flytekit import eager


@eager
async def work(x: int) -> int:
    return x
"""


def test_eager_task_stands_beside_its_launch_plan(tmp_path: Path) -> None:
    """Name the two objects apart."""
    contract, _ = contract_of(tmp_path, EAGER)
    report = Report()
    names = Names(contract, report, "Python", lambda name: name)
    assert not report.diagnostics
    objects = {names.client(each).object for each in names.entities}
    assert {"work", "work_launch_plan"} <= objects
