"""Compile a handful of files, and look at what became of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from flowc.driver import CompileOptions, Outcome, compile_project
from flowc_ir.program import Opaque
from flowc_ir.task import RawContainer, Task, UserContainer


def compile_files(root: Path, files: Mapping[str, str], *units: str) -> Outcome:
    """Write files under a source root, and compile the units."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(dedent(text), encoding="utf-8")
    return compile_project(CompileOptions(root=root, units=units))


def task_of(outcome: Outcome, name: str) -> Task:
    """Give a task that is known exactly."""
    for entity in outcome.program.entities:
        if entity.name == name and isinstance(entity, Task):
            return entity
    raise AssertionError(f"no task {name}: {reasons(outcome)}, {findings(outcome)}")


def image_of(outcome: Outcome, name: str) -> str:
    """Give the image of a task."""
    target = task_of(outcome, name).target
    assert isinstance(target, (UserContainer, RawContainer))
    return target.image


def reasons(outcome: Outcome) -> dict[str, str]:
    """Give why entities are opaque."""
    return {
        entity.name: entity.reason
        for entity in outcome.program.entities
        if isinstance(entity, Opaque)
    }


def findings(outcome: Outcome) -> list[str]:
    """Give the findings as `code: message`."""
    return [f"{found.code.name}: {found.message}" for found in outcome.report.diagnostics]


def codes(root: Path, source: str) -> list[str]:
    """Compile one file, and give the codes of its findings."""
    outcome = compile_files(root, {"main.py": source})
    return [found.code.name for found in outcome.report.diagnostics]
