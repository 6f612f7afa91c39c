"""The whole compiler, as one recipe."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from flowc_ir.diagnostic import Report
from flowc_ir.program import Program


@dataclass(frozen=True, slots=True, kw_only=True)
class CompileOptions:
    """What to compile: the units under `root`, none meaning everything."""

    root: Path
    units: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    python_version: tuple[int, int] = (3, 11)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a compilation gives back; `program` is there even when the sources are wrong."""

    program: Program
    report: Report
    sources: Mapping[str, str]


def compile_project(
    options: CompileOptions, progress: Callable[[int, int, str], None] | None = None
) -> Outcome:
    """Compile a project. The user's mistakes are reported, never raised."""
    raise NotImplementedError
