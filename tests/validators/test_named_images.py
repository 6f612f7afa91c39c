"""Placeholders of images are held against the names of the configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc.driver import CompileOptions, compile_project
from flowc_ir.diagnostic import Diagnostic
from flowc_validators.engine import check

TASK = """\
from flytekit import ContainerTask, task, workflow

raw = ContainerTask(name="raw", image="{{{{.image.{0}.fqn}}}}:1", command=["true"])


@task(container_image="{{{{.image.{0}.fqn}}}}:1")
def train() -> int:
    return 1
"""


def found(folder: Path, name: str, known: frozenset[str]) -> list[Diagnostic]:
    """Compile a task and a container that ask for an image, and give what is wrong with names."""
    (folder / "flows.py").write_text(TASK.format(name))
    program = compile_project(CompileOptions(root=folder)).program
    every = check(program, image_names=known)
    return [each for each in every if each.code.name == "unknown-image"]


@pytest.mark.parametrize("name", ["trainer", "default"])
def test_a_name_that_is_known(tmp_path: Path, name: str) -> None:
    """Say nothing of an image that is named, and of the default one."""
    assert not found(tmp_path, name, frozenset({"trainer"}))


def test_nothing_is_named(tmp_path: Path) -> None:
    """Say nothing where no image is named: the command line may name them."""
    assert not found(tmp_path, "other", frozenset())


def test_a_name_that_is_not_known(tmp_path: Path) -> None:
    """Tell the name at each place, with one that is near."""
    every = found(tmp_path, "trianer", frozenset({"trainer"}))
    assert [(each.span.line, each.hint) for each in every] == [
        (3, "did you mean `trainer`?"),
        (7, "did you mean `trainer`?"),
    ]


def test_a_name_far_from_all(tmp_path: Path) -> None:
    """Offer no name that is not near."""
    assert [each.hint for each in found(tmp_path, "zebra", frozenset({"trainer"}))] == ["", ""]


OVERRIDE = (
    TASK
    + """

@workflow
def flow() -> int:
    return train().with_overrides(container_image="{{{{.image.other.fqn}}}}:1")
"""
)


def test_an_override_is_not_filled(tmp_path: Path) -> None:
    """Leave overrides alone: flytekit fills no placeholder there, which is told otherwise."""
    (tmp_path / "flows.py").write_text(OVERRIDE.format("trainer"))
    program = compile_project(CompileOptions(root=tmp_path)).program
    codes = {each.code.name for each in check(program, image_names=frozenset({"trainer"}))}
    assert codes == {"image-invalid"}
