"""Run a consumer on the vectors, and judge its answers."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path

from consumers.answers import VECTORS, Answers, compared, judge
from consumers.built import build, entities_of
from consumers.packed import packed_vectors


def judge_program(program: Sequence[str | Path], folder: Path) -> None:
    """Let a program read all vectors, some values of its own, the IR and a package.

    It must make the same of vectors that are packed, as Flyte takes values out of records.
    """
    ir, package = build(folder)
    entities = entities_of(ir)
    judge(_answers(program, VECTORS, ir, package), entities)
    compared(_answers(program, packed_vectors(folder), ir, package), entities)


def _answers(program: Sequence[str | Path], *paths: Path) -> Answers:
    command = [str(part) for part in (*program, *paths)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr
    answers: Answers = json.loads(ran.stdout)
    return answers
