"""Counts the work of checking a program: calls of functions, which no other load changes."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from flowc.driver import CompileOptions, compile_project
from flowc_ir.graph import LiteralBinding, Workflow
from flowc_ir.program import Program
from flowc_ir.walk import walk_nodes
from flowc_validators import check


@dataclass(slots=True)
class Calls:
    """Counts the calls of functions, Python's own too, while it is a context."""

    count: int = 0

    def __enter__(self) -> Calls:
        sys.setprofile(self._count)
        return self

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _count(self, frame: FrameType, event: str, argument: object) -> None:
        self.count += event in ("call", "c_call")


def compiled(root: Path, text: str) -> Program:
    """Compile one module."""
    root.mkdir(parents=True, exist_ok=True)
    (root / "flows.py").write_text(text, encoding="utf-8")
    outcome = compile_project(CompileOptions(root=root, judges_bodies=True))
    assert not outcome.report.has_errors
    return outcome.program


def edges(program: Program) -> int:
    """Count what flows in all workflows of a program."""
    count = 0
    for entity in program.entities:
        if isinstance(entity, Workflow):
            count += len(entity.outputs)
            for node in walk_nodes(entity):
                count += sum(not isinstance(b.value, LiteralBinding) for b in node.bindings)
    return count


def calls_of_checking(program: Program) -> int:
    """Count the calls that all rules make."""
    list(check(program))  # what is imported or compiled once is no work of the program's
    with Calls() as calls:
        found = list(check(program))
    # A long chain is told to be long, and nothing else is found.
    assert {each.code.name for each in found} <= {"too-many-nodes", "too-many-ways"}
    return calls.count
