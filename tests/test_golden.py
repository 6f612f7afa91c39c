"""Every folder in golden/ is a case: a source, and what each stage makes of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flowc.cli.paint import Paint
from flowc.cli.render import Scene, Way, full, opaque
from flowc.driver import CompileOptions, Outcome, compile_project
from flowc.targets.flyte.inspect import messages_of
from flowc.targets.flyte.target import FlyteTarget
from flowc_ir.diagnostic import in_reading_order
from flowc_ir.program import Opaque
from flowc_ir.text.printer import print_program
from flowc_validators import check

GOLDEN = Path(__file__).parent.parent / "golden"
CASES = sorted(path.parent for path in GOLDEN.glob("*/source.py"))
BLESS = "FLOWC_BLESS"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_golden(case: Path, tmp_path: Path) -> None:
    """Compile the source alone, and compare each stage that has an expected file."""
    (tmp_path / "source.py").write_bytes((case / "source.py").read_bytes())
    outcome = compile_project(CompileOptions(root=tmp_path))
    expect(case / "expected.ir", print_program(outcome.program))
    expect(case / "expected.diagnostics", screen(outcome))
    expect(case / "expected.flyte", messages(outcome))


def screen(outcome: Outcome) -> str:
    """Give what a user would see of the findings."""
    scene = Scene(sources=outcome.sources, way=Way(), paint=Paint(False))
    findings = in_reading_order([*outcome.report.diagnostics, *check(outcome.program)])
    parts = [full(finding, scene) for finding in findings]
    parts += [opaque(e, scene) for e in outcome.program.entities if isinstance(e, Opaque)]
    return "".join(f"{part}\n\n" for part in parts)


def messages(outcome: Outcome) -> str:
    """Give the messages of the Flyte package as text."""
    (archive,) = FlyteTarget().emit(outcome.program).artifacts
    found = messages_of(archive.path, archive.data)
    return "\n".join(f"# {message.file}\n{message.text}" for message in found)


def expect(path: Path, actual: str) -> None:
    """Compare text with a golden file, or bless it; a stage without a file is not checked."""
    if not path.exists():
        return
    if os.environ.get(BLESS):
        path.write_text(actual, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == actual, f"{path}: `make bless` accepts the change"
