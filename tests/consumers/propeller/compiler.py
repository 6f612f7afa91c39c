"""FlytePropeller's compiler, each time in a process of its own: some input breaks it down."""

from __future__ import annotations

import json
import os
import subprocess
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest

from flowc_ir.reflect import is_object, is_sequence

ROOT = Path(__file__).parents[3]
PROGRAM = ROOT / ".venvs" / "propeller" / "propeller"
SECONDS = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the compiler says of one entity. `codes` are pairs of code and node."""

    entity: str
    is_good: bool
    codes: frozenset[tuple[str, str]] = frozenset()
    text: str = ""


def program() -> Path:
    """Give the program that `make propeller` builds; without it, the test is left out."""
    if not PROGRAM.exists():
        pytest.skip("the compiler is not built: make propeller")
    return PROGRAM


def of_files(files: list[tuple[str, bytes]], folder: Path) -> list[Verdict]:
    """Compile the messages of a package."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files:
        (folder / name).write_bytes(data)
    return _run("package", folder)


def of_case(case: dict[str, object], folder: Path) -> list[Verdict]:
    """Compile a recorded case."""
    path = folder / "case.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    return _run("case", path)


def of_types(
    pairs: Sequence[tuple[dict[str, object], dict[str, object]]], folder: Path
) -> list[bool]:
    """Tell of each pair of types whether the first may flow into the second."""
    path = folder / "types.json"
    path.write_text(json.dumps(pairs), encoding="utf-8")
    done = subprocess.run(
        [str(program()), "types", str(path)], capture_output=True, encoding="utf-8", check=True
    )
    held: object = json.loads(done.stdout)
    return [each is True for each in held] if is_sequence(held) else []


def files_of(archive: bytes) -> list[tuple[str, bytes]]:
    """Give the messages of a package."""
    with tarfile.open(fileobj=BytesIO(archive)) as opened:
        held = [(member.name, opened.extractfile(member)) for member in opened]
        return [
            (name, content.read())
            for name, content in held
            if content is not None and name.endswith(".pb")
        ]


def _run(command: str, path: Path) -> list[Verdict]:
    """Run the compiler; breaking down, and taking too long, is a refusal."""
    try:
        done = subprocess.run(
            [str(program()), command, str(path)],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
            env={"PATH": os.defpath, "GOMEMLIMIT": "1GiB"},
        )
    except subprocess.TimeoutExpired:
        return [Verdict("", is_good=False, text="it takes too long")]
    if done.returncode != 0:
        return [Verdict("", is_good=False, text=done.stderr[:200])]
    held: object = json.loads(done.stdout)
    return [_verdict(each) for each in held if is_object(each)] if is_sequence(held) else []


def _verdict(held: dict[str, object]) -> Verdict:
    errors = held.get("errors")
    found = [each for each in errors if is_object(each)] if is_sequence(errors) else []
    return Verdict(
        entity=str(held["entity"]),
        is_good=held["ok"] is True,
        codes=frozenset((str(each["code"]), str(each["node"])) for each in found),
        text=str(held.get("panic", "")) or "; ".join(str(each["description"]) for each in found),
    )
