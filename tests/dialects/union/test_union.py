"""Actors and triggers that `union` refuses, and what depends on its being there."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import codes, compile_files, findings, image_of, reasons
from flowc.driver import CompileOptions, compile_project

PREAMBLE = """
from datetime import timedelta

from flytekit import LaunchPlan
from union import ActorEnvironment, Artifact, Cache, task, workflow
from union.artifacts import OnArtifact

A = Artifact(name="a", partition_keys=["k"])
B = Artifact(name="b", partition_keys=["k"])
T = Artifact(name="t", time_partitioned=True)

@task
def make(x: int) -> int:
    return x

@workflow
def flow(x: int = 1) -> int:
    return make(x=x)

"""
ACTOR = "actor = ActorEnvironment(name='a', {})\n"
PLAN = "LaunchPlan.create('p', flow, trigger=OnArtifact({}))"
MISTAKES = {
    "upper-case": ("ActorEnvironment(name='My_Actor')", "wrong-setting"),
    "no-name": ("ActorEnvironment()", "module-raises"),
    "short-lived": (ACTOR.format("ttl_seconds=5"), "wrong-setting"),
    "long-lived": (ACTOR.format("ttl_seconds=901"), "wrong-setting"),
    "set-twice": (
        ACTOR.format("") + "@actor.task(requests=None)\ndef t(x: int) -> int:\n    return x\n",
        "wrong-arguments",
    ),
    "cache-object": (
        ACTOR.format("")
        + "@actor.task(cache=Cache(version='1'))\ndef t(x: int) -> int:\n    return x\n",
        "wrong-setting",
    ),
    "cache-without-version": (
        ACTOR.format("") + "@actor.task(cache=True)\ndef t(x: int) -> int:\n    return x\n",
        "wrong-setting",
    ),
    "no-artifact": (PLAN.format("'a'"), "wrong-artifact"),
    "other-artifact": (PLAN.format("A, {'x': B}"), "wrong-artifact"),
    "query-of-other": (PLAN.format("A, {'x': T.query(k=B.partitions.k)}"), "wrong-artifact"),
    "no-such-input": (PLAN.format("A, {'zz': A}"), "wrong-artifact"),
    "partition-as-input": (PLAN.format("A, {'x': A.partitions.k}"), "wrong-artifact"),
    "open-partition": (PLAN.format("A, {'x': B.query()}"), "wrong-artifact"),
    "wrong-type": (PLAN.format("A, {'x': 'text'}"), "value-type"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_reported(tmp_path: Path, name: str) -> None:
    """Report what `union` raises, once."""
    source, code = MISTAKES[name]
    assert codes(tmp_path, PREAMBLE + source) == [code]


SECRET = """
from flytekit import Secret, task


@task(secret_requests=[Secret(key="key")])
def load() -> str:
    return ""
"""
USER = "import flytekit\nfrom union.remote import UnionRemote\n"


def test_union_is_there_if_a_file_imports_it(tmp_path: Path) -> None:
    """Take a secret without a group where another module imports `union`, and note it."""
    outcome = compile_files(tmp_path, {"main.py": SECRET, "sub/user.py": USER}, "main")
    assert not outcome.report.has_errors
    assert [found.code.name for found in outcome.report.diagnostics] == ["union-assumed"]
    assert "`sub/user.py` imports it" in outcome.report.diagnostics[0].message


@pytest.mark.parametrize(
    "files",
    [
        {"main.py": SECRET},
        {"main.py": SECRET, "user.py": "import unionml\n# import union\n"},
        {"main.py": SECRET, "user.py": "import union\n", "union.py": ""},
    ],
)
def test_union_is_not_there_if_no_file_imports_it(tmp_path: Path, files: dict[str, str]) -> None:
    """Refuse a secret without a group as flytekit alone does."""
    outcome = compile_files(tmp_path, files, "main")
    assert [found.code.name for found in outcome.report.diagnostics] == ["wrong-setting"]


@pytest.mark.parametrize(("declared", "code"), [(True, "union-assumed"), (False, "wrong-setting")])
def test_what_is_declared_wins(tmp_path: Path, declared: bool, code: str) -> None:
    """Look for no import where it is said whether `union` is there."""
    (tmp_path / "main.py").write_text(SECRET)
    (tmp_path / "user.py").write_text(USER if not declared else "")
    options = CompileOptions(root=tmp_path, units=("main",), has_union=declared)
    found = compile_project(options).report.diagnostics
    assert [one.code.name for one in found] == [code]


IMAGE = """
from union import ImageSpec, task

image = ImageSpec(name="worker", registry="registry.example", packages=["numpy"], builder="union")


@task(container_image=image)
def work() -> int:
    return 1
"""


def test_a_remote_builder_says_what_an_image_is_called(tmp_path: Path) -> None:
    """Lose a task with such an image, unless its name is declared."""
    outcome = compile_files(tmp_path, {"main.py": IMAGE})
    reason = reasons(outcome)["main.work"]
    assert "calls `registry.example/worker:" in reason and "--built-image" in reason
    name = reason.split("`")[3]
    for key, value, expected in (
        (name, "cr.example/built@sha256:1", "cr.example/built@sha256:1"),
        ("*", "{}", name),
        ("*", "cr.example/{}", f"cr.example/{name}"),
    ):
        options = CompileOptions(root=tmp_path, units=("main",), built_images=((key, value),))
        declared = compile_project(options)
        assert image_of(declared, "main.work") == expected, findings(declared)
