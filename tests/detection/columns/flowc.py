"""What flowc says: `flowc check`, in this process."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from detection.verdict import Said
from flowc.cli.pages import codes
from flowc.driver import CompileOptions, compile_project
from flowc_ir.diagnostic import Diagnostic, Severity
from flowc_ir.program import Opaque
from flowc_validators import Asked, judge

NAME = "flowc"


def findings(text: str) -> list[Diagnostic]:
    """Give the errors and warnings of `flowc check` for a program of one file."""
    return _checked(text)[0]


def opaque(text: str) -> list[str]:
    """Give the names of what flowc cannot know for certain in a program of one file."""
    return _checked(text)[1]


def said(text: str) -> list[Said]:
    """Say it as the other tools do."""
    return [Said((d.span.line,), d.code.name, d.message) for d in findings(text)]


@cache
def _checked(text: str) -> tuple[list[Diagnostic], list[str]]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "example.py").write_text(text, encoding="utf-8")
        outcome = compile_project(CompileOptions(root=Path(folder), judges_bodies=True))
    asked = Asked(lambda _: True, lambda _, __: True, codes, placed=outcome.placed)
    judged = judge(
        outcome.program, outcome.report.diagnostics, outcome.sources, asked, outcome.seen
    )
    found = [each for each in judged if each.code.severity is not Severity.NOTE]
    return found, [one.name for one in outcome.program.entities if isinstance(one, Opaque)]
