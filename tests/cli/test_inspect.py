"""`flowc inspect`: what a file holds, to read and to process."""

from __future__ import annotations

import json
import tarfile

import pytest

from cli.project import Project


@pytest.fixture
def made(project: Project) -> Project:
    """Give a project with all artefacts made."""
    assert project.flowc("compile", "-t", "ir", "-t", "flyte").code == 0
    with tarfile.open(project.root / "out" / "flyte-package.tgz") as archive:
        archive.extractall(project.root / "out", filter="data")
    return project


def test_ir_as_text(made: Project) -> None:
    """Print the program."""
    ran = made.flowc("inspect", "out/program.flowc.pb")
    assert ran.code == 0
    assert "flows.hello.greet" in ran.out
    assert "flows.hello.hello" in ran.out


def test_ir_as_json(made: Project) -> None:
    """Give the program as JSON."""
    ran = made.flowc("inspect", "out/program.flowc.pb", "--format", "json")
    document = json.loads(ran.out)
    assert document["schema_version"] == 1
    assert len(document["entities"]) == 3


def test_package(made: Project) -> None:
    """Print every message of a package, in order."""
    ran = made.flowc("inspect", "out/flyte-package.tgz")
    types = [line.split(": ")[1] for line in ran.out.splitlines() if line.startswith("# ")]
    assert types == [
        "flyteidl.admin.TaskSpec",
        "flyteidl.admin.WorkflowSpec",
        "flyteidl.admin.LaunchPlan",
    ]


def test_package_as_json(made: Project) -> None:
    """Give every message of a package as JSON."""
    document = json.loads(made.flowc("inspect", "out/flyte-package.tgz", "--format", "json").out)
    assert document["schema_version"] == 1
    task = document["messages"][0]
    assert task["type"] == "flyteidl.admin.TaskSpec"
    assert task["message"]["template"]["id"]["name"] == "flows.hello.greet"


def test_message(made: Project) -> None:
    """Print one message."""
    ran = made.flowc("inspect", "out/0_flows.hello.greet_1.pb")
    assert ran.code == 0
    assert 'name: "flows.hello.greet"' in ran.out


@pytest.mark.parametrize("name", ["broken.pb", "broken_1.pb", "broken.tgz"])
def test_a_broken_file_is_a_usage_error(empty: Project, name: str) -> None:
    """Say that a file is not what its name says."""
    empty.write(name, "this is no message\n")
    ran = empty.flowc("inspect", name)
    assert ran.code == 2
    assert f"flowc: error: {name}: " in ran.err
    assert "fault" not in ran.err


def test_a_trigger_of_union_can_be_read(project: Project) -> None:
    """Write what sets off a launch plan, which is a message of another package."""
    project.write("triggered.py", TRIGGERED)
    ran = project.flowc("package", "-k", "triggered", "-o", "triggered.tgz")
    assert ran.code == 0, ran.err
    ran = project.flowc("inspect", "triggered.tgz", "--format", "json")
    assert '"@type": "type.googleapis.com/flyteidl.artifact.Trigger"' in ran.out
    assert '"name": "prices"' in ran.out


TRIGGERED = """
from flytekit import LaunchPlan
from union import Artifact, task, workflow
from union.artifacts import OnArtifact

Prices = Artifact(name="prices")


@task
def count(price: int) -> int:
    return price


@workflow
def flow(price: int) -> int:
    return count(price=price)


plan = LaunchPlan.create("plan", flow, trigger=OnArtifact(Prices, {"price": Prices}))
"""
