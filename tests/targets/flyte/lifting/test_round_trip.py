"""What flowc and flytekit wrote is lifted, lowered again, and is the same to the byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from flyteidl.admin import launch_plan_pb2, task_pb2, workflow_pb2
from google.protobuf import json_format

from differential.entity import entity_from_json
from flowc.driver import CompileOptions, compile_project
from flowc.targets.flyte.images import Images, parse_image
from flowc.targets.flyte.lifting.lift import lift_files, lift_package
from flowc.targets.flyte.package import build_package
from flowc.targets.flyte.settings import FastRegistration, FlyteSettings
from flowc_ir.diagnostic import Severity
from flowc_ir.program import Opaque
from flowc_ir.task import Pair, Task, UserContainer
from flowc_validators.engine import check

ROOT = Path(__file__).parents[4]
DIFFERENTIAL = ROOT / "tests" / "differential"
GOLDEN = Path(__file__).parents[1] / "golden"
PROJECTS = sorted(
    path
    for folder in (ROOT / "examples", DIFFERENTIAL / "projects", ROOT / "golden")
    for path in folder.iterdir()
    if path.is_dir() and path.name != "__pycache__"
)
# A map and its order: flytekit packs a trigger into bytes as its maps happen to lie.
ANSWERS = sorted(
    path
    for folder in ("plugin_answers", "union_answers")
    for path in (DIFFERENTIAL / folder).glob("*.json")
)
NOT_IN_FULL = {
    # flytekit's plug-in for pods fills a template in place, and leaves out what it does not say.
    "filled.pd1",
    *("b", "on-routes", "on-time", "later", "on-query", "lp0", "lp1"),
}
KINDS = {1: task_pb2.TaskSpec, 2: workflow_pb2.WorkflowSpec, 3: launch_plan_pb2.LaunchPlan}


@pytest.mark.parametrize("root", PROJECTS, ids=lambda path: path.name)
def test_own_packages(root: Path) -> None:
    """Source, IR, package, IR and package again: the two packages are equal, byte for byte."""
    outcome = compile_project(CompileOptions(root=root))
    package = build_package(outcome.program, FlyteSettings())
    lifted = lift_package("flyte-package.tgz", package.data)
    assert not lifted.inexact
    # What was opaque in the sources is missed in the package, and nothing else is.
    codes = {found.code.name for found in lifted.report.diagnostics}
    assert codes <= {"unknown-reference"}
    assert not any(isinstance(entity, Opaque) for entity in lifted.program.entities)
    again = build_package(lifted.program, lifted.settings)
    assert again.data == package.data


@pytest.mark.parametrize("root", PROJECTS[:4], ids=lambda path: path.name)
def test_settings_are_found_again(root: Path) -> None:
    """Project, version and fast registration come back too."""
    outcome = compile_project(CompileOptions(root=root))
    settings = FlyteSettings(
        project="p",
        domain="d",
        version="{{ registration.version }}",
        images=Images(parse_image("default", "img:1")),
        environment=(Pair("A", "b"),),
        fast=FastRegistration(enabled=True),
        destination=".",
    )
    package = build_package(outcome.program, settings)
    lifted = lift_package("flyte-package.tgz", package.data)
    assert build_package(lifted.program, lifted.settings).data == package.data
    assert lifted.settings.fast == settings.fast
    users = [
        entity
        for entity in lifted.program.entities
        if isinstance(entity, Task) and isinstance(entity.target, UserContainer)
    ]
    assert users


@pytest.mark.parametrize("case", sorted(path.name for path in GOLDEN.iterdir() if path.is_dir()))
def test_goldens_of_flytekit(case: str) -> None:
    """What flytekit itself made of hand-built programs is said in full, and nothing is wrong."""
    entities = json.loads((GOLDEN / case / "expected.json").read_text())
    files = [
        (
            f"{number:03}_{entity['name']}_{entity['kind']}.pb",
            json_format.ParseDict(entity["message"], KINDS[entity["kind"]]()).SerializeToString(),
        )
        for number, entity in enumerate(entities)
    ]
    lifted = lift_files(case, files)
    assert not lifted.inexact
    assert not {f.code.name for f in lifted.report.diagnostics} - {"unknown-reference"}


@pytest.mark.parametrize("path", ANSWERS, ids=lambda path: path.stem)
def test_answers_of_flytekit(path: Path) -> None:
    """What flytekit with its plug-ins made of real-looking programs is read, and right."""
    entities = [entity_from_json(record) for record in json.loads(path.read_text())]
    lifted = lift_files(path.stem, [(entity.file, entity.data) for entity in entities])
    assert {each.name for each in lifted.inexact} <= NOT_IN_FULL
    found = [*lifted.report.diagnostics, *check(lifted.program)]
    wrong = {each.code.name for each in found if each.code.severity is Severity.ERROR}
    # One project has workflows that run nothing, which flytekit writes and the backend refuses.
    assert wrong <= ({"empty-workflow"} if path.stem == "fleet-triggers" else set())
    assert len(lifted.program.entities) == len(entities)
