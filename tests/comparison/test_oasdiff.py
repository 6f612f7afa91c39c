"""A second opinion: what oasdiff calls an error in the OpenAPI, flowc calls breaking or risky."""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from comparison.test_programs import level, programs
from flowc.comparison.levels import Level, Scope
from flowc.comparison.programs import compare
from flowc.contracts.model.of_program import contract_of_program
from flowc.contracts.openapi.facade import facade
from flowc_ir.diagnostic import Report
from flowc_ir.program import Program
from flowc_ir.reflect import is_object, is_sequence

OASDIFF = Path(__file__).parents[2] / ".venvs" / "oasdiff" / "oasdiff"
ERROR = 3


@pytest.fixture(autouse=True)
def built() -> None:
    """Leave all out where it is not built."""
    if not OASDIFF.exists():
        pytest.skip("oasdiff is not built: make oasdiff")


@settings(max_examples=60, deadline=None)
@given(programs(), programs())
def test_errors_of_oasdiff_are_ours(old: Program, new: Program) -> None:
    """Hold each error of an operation against what is said of its entity."""
    changes = compare(old, new)
    for id_, path in errors(old, new):
        scope = Scope.TASK if path.startswith("/tasks/") else Scope.JSON
        said = level(changes, scope, path.rpartition("/")[2])
        assert said.is_at_least(Level.RISKY), (id_, path, changes)


def errors(old: Program, new: Program) -> list[tuple[str, str]]:
    """Give the errors of oasdiff: what is wrong, and in which operation."""
    with tempfile.TemporaryDirectory() as scratch:
        files = [Path(scratch, f"{name}.json") for name in ("old", "new")]
        for file, program in zip(files, (old, new), strict=True):
            contract = contract_of_program(program, Report())
            file.write_text(json.dumps(facade(contract, "m", Report())), encoding="utf-8")
        done = subprocess.run(
            [str(OASDIFF), "breaking", *map(str, files), "-f", "json"],
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    found: object = json.loads(done.stdout or "[]")
    assert is_sequence(found)
    rows = [each for each in found if is_object(each)]
    return [(str(row["id"]), str(row["path"])) for row in rows if row["level"] == ERROR]
