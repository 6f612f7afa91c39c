"""Definitions of contracts as files, compiled and judged by protoc and buf."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from flowc.contracts.model.contract import Contract
from flowc.contracts.numbers.lock import EMPTY, Lock, updated
from flowc.contracts.numbers.wanted import wanted_by
from flowc.contracts.proto.files import proto_files
from flowc.contracts.proto.places import Layout
from flowc.contracts.proto.shared import shared_files
from flowc_ir.diagnostic import Report

BUF = Path(sys.executable).parent / "buf"
_CONFIG = {"version": "v2", "lint": {"use": ["STANDARD", "COMMENTS"]}}


def write_contract(contract: Contract, folder: Path, lock: Lock = EMPTY) -> tuple[Lock, list[str]]:
    """Write the files of a contract into a folder; give the lock, and the files' paths."""
    report = Report()
    made = updated(lock, wanted_by(contract))
    files = proto_files(contract, made, Layout(), report)
    assert not report.has_errors, report.diagnostics
    files |= shared_files(Layout())
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return made, sorted(files)


def complaints(folder: Path) -> str:
    """Give what buf has to say of a folder: by its linter, and by its formatter."""
    config = json.dumps(_CONFIG)
    lint = subprocess.run(
        [BUF, "lint", str(folder), "--config", config],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    form = subprocess.run(
        [BUF, "format", "--diff", str(folder)], capture_output=True, encoding="utf-8", check=False
    )
    return lint.stdout + lint.stderr + form.stdout + form.stderr


def compiled(folder: Path, files: list[str]) -> Path:
    """Let protoc compile files to a descriptor set and to Python; give the folder of Python."""
    out = folder / "python"
    out.mkdir()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "grpc_tools.protoc", f"--proto_path={folder}"),
            *(f"--python_out={out}", f"--pyi_out={out}", *files),
            f"--descriptor_set_out={folder}/contract.binpb",
        ],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out
