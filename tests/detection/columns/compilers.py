"""What flytekit and KFP say when they compile: what they raise."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TypedDict

from detection.verdict import Said

_SCRIPT = Path(__file__).parent / "raising.py"


def said_by(python: Path, tool: str, texts: Sequence[str]) -> list[list[Said]]:
    """Give what `tool` says of each program, with the interpreter that has it."""
    with tempfile.TemporaryDirectory() as folder:
        programs = Path(folder, "programs.json")
        programs.write_text(json.dumps(texts))
        done = subprocess.run(
            [python.absolute(), _SCRIPT, tool, programs],
            check=True,
            capture_output=True,
            text=True,
        )
    answers: list[_Answer | None] = json.loads(done.stdout)
    return [[] if answer is None else [_said(answer)] for answer in answers]


class _Answer(TypedDict):
    lines: list[int]
    text: str


def _said(answer: _Answer) -> Said:
    text = answer["text"]
    return Said(tuple(answer["lines"]), text.partition(":")[0], text)
