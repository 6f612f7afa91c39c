"""FlytePropeller's own compiler beside ours: what it refuses, flowc refuses."""

from __future__ import annotations

import json
import os
import sys
from functools import cache
from pathlib import Path

import pytest

from consumers.propeller.compiler import ROOT, files_of, of_case, of_files, program
from consumers.propeller.mutations import mutated
from flowc.driver import CompileOptions, compile_project
from flowc.targets.flyte.package import build_package
from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.reflect import is_object, is_sequence
from validators.backend.packages import findings

DIFFERENTIAL = ROOT / "tests" / "differential"
PROJECTS = sorted(
    path
    for folder in (
        ROOT / "examples",
        DIFFERENTIAL / "projects",
        DIFFERENTIAL / "plugin_projects",
        DIFFERENTIAL / "union_projects",
    )
    for path in folder.iterdir()
    if path.is_dir() and path.name != "__pycache__"
)
# A package may need what is registered elsewhere, and what was opaque in its sources.
ABSENT = {"TaskReferenceNotFound", "WorkflowReferenceNotFound"}
# Good packages with nodes of every kind.
BASES = (
    "daily_sales",
    "expense_approval",
    "churn",
    "clinic",
    "names",
    "orchard",
    "platform",
    "spellings",
    "support",
    "trading",
)
COUNT = int(os.environ.get("FLOWC_MUTATIONS", "300"))
RECORDED = json.loads(
    (ROOT / "tests" / "validators" / "backend" / "compile.json").read_text(encoding="utf-8")
)


@pytest.fixture(autouse=True)
def built() -> None:
    """Leave all out where the compiler is not built."""
    program()


@cache
def packaged(root: Path) -> tuple[tuple[str, bytes], ...]:
    """Give the messages that flowc writes of a project."""
    outcome = compile_project(CompileOptions(root=root))
    return tuple(files_of(build_package(outcome.program, FlyteSettings()).data))


@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: path.name)
def test_what_flowc_writes(root: Path, tmp_path: Path) -> None:
    """Every entity is taken, but for those of which flowc says that they are not."""
    files = list(packaged(root))
    refused = [each for each in of_files(files, tmp_path) if not each.is_good]
    wrong = [each for each in refused if not {code for code, _ in each.codes} <= ABSENT]
    told = {each.span.path.partition("workflow ")[2].partition("/")[0] for each in findings(files)}
    assert {each.entity for each in wrong} <= told


@pytest.mark.parametrize("case", RECORDED, ids=lambda case: case["name"])
def test_recorded_verdicts(case: object, tmp_path: Path) -> None:
    """The verdicts that the tests are held against are those of the real compiler."""
    assert is_object(case)
    (found,) = of_case(case, tmp_path)
    assert found.is_good is case["ok"]
    errors = case.get("errors")
    if is_sequence(errors):
        pairs = {(str(each[0]), _tidy(str(each[1]))) for each in errors if is_sequence(each)}
        assert {(code, _tidy(node)) for code, node in found.codes} == pairs


def _tidy(node: str) -> str:
    """Drop the spaces that Go's text of a message has more in one build than in another."""
    return " ".join(node.split())


def test_packages_made_wrong(tmp_path: Path) -> None:
    """Whatever the compiler refuses of packages that were changed at random, flowc refuses."""
    roots = [path for path in PROJECTS if path.name in BASES]
    refused, missed = 0, list[str]()
    for seed in range(COUNT):
        root = roots[seed % len(roots)]
        files = mutated(list(packaged(root)), seed)
        verdicts = of_files(files, tmp_path / str(seed))
        wrong = [each for each in verdicts if not each.is_good]
        refused += bool(wrong)
        if wrong and not findings(files):
            missed.append(f"{root.name}, seed {seed}: {wrong[0].entity}: {wrong[0].text}")
    told = f"{COUNT} packages, {refused} refused by the compiler, {len(missed)} missed"
    sys.stderr.write(f"{told}\n")
    assert not missed
