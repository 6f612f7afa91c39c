"""The rich project as flowc compiles it, and the clients that flowc writes for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from flowc_ir.codec import decode_program
from flowc_validators.facts import kind_of

PROJECT = Path(__file__).parent / "project"
ODD = Path(__file__).parent / "odd"


def build(folder: Path) -> tuple[Path, Path]:
    """Compile the project into a folder; gives the IR and the Flyte package."""
    _flowc("compile", str(PROJECT), "-t", "ir", "-t", "flyte", "-o", str(folder))
    return folder / "program.flowc.pb", folder / "flyte-package.tgz"


def entities_of(ir: Path) -> set[str]:
    """Name all entities of an IR with their kinds."""
    program = decode_program(ir.read_bytes())
    return {f"{kind_of(entity).value} {entity.name}" for entity in program.entities}


def _flowc(*arguments: str) -> None:
    command = [sys.executable, "-P", "-m", "flowc", *arguments]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert ran.returncode == 0, ran.stderr


def write_clients(language: str, folder: Path, package: str = "", project: Path = PROJECT) -> None:
    """Write the clients of a project; the package is called as the folder by itself."""
    _flowc(
        *("contract", str(project), "--format", "stubs"),
        *("--language", language, "-o", str(folder)),
        *(("--package", package) if package else ()),
    )
