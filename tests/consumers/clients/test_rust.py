"""Clients in Rust: what they send and read is what flytekit reads and writes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from google.protobuf.descriptor_pb2 import FileDescriptorSet

from consumers.built import ODD, write_clients
from consumers.clients.running import judge_program
from consumers.definitions.files import files
from consumers.definitions.needed import PACKAGED, REQUEST, needed
from consumers.definitions.prost import TARGET

ROOT = Path(__file__).parents[3]
SOURCES = ROOT / "tests" / "consumers" / "rust" / "clients"
IDL = ROOT / "idl" / "flowc_idl"


def test_clients(tmp_path: Path) -> None:
    """Build the program with the clients, without a warning; rustfmt finds nothing to change."""
    crate = tmp_path / "clients"
    shutil.copytree(SOURCES, crate)
    write_clients("rust", crate / "parcels", package="parcels")
    (crate / "definitions.binpb").write_bytes(_definitions(crate).SerializeToString())
    _cargo("build", "--quiet", folder=crate)
    judge_program([TARGET / "debug" / "clients"], tmp_path / "out")
    _cargo("fmt", "--check", folder=crate)
    _cargo("fmt", "--check", folder=crate / "parcels")


def test_odd_names(tmp_path: Path) -> None:
    """What is long, or a word of the language, is written as rustfmt leaves it, and is valid."""
    write_clients("rust", tmp_path, package="odd", project=ODD)
    _cargo("fmt", "--check", folder=tmp_path)
    _cargo("check", "--quiet", folder=tmp_path)


def test_definitions_are_current() -> None:
    """The definitions that clients bring are those of flyteidl; `make definitions` renews them."""
    for path, text in files().items():
        assert path.read_text(encoding="utf-8") == text, path


def _definitions(crate: Path) -> FileDescriptorSet:
    """Give flowc's IR, and what of Flyte lies in packages, as any reader would compile them."""
    written = crate / "ir.binpb"
    names = [path.relative_to(IDL).as_posix() for path in sorted(IDL.glob("flowc/ir/v1/*.proto"))]
    command = ["-m", "grpc_tools.protoc", f"-I{IDL}", "--include_imports", f"-o{written}", *names]
    subprocess.run([sys.executable, *command], check=True)
    made = needed(REQUEST, *PACKAGED)
    known = {file.name for file in made.file}
    ours = FileDescriptorSet.FromString(written.read_bytes())
    made.file.extend(file for file in ours.file if file.name not in known)
    return made


def _cargo(*arguments: str, folder: Path) -> None:
    """Run cargo; without it, the test is left out, but not in CI."""
    if shutil.which("cargo") is None:
        assert not os.environ.get("CI"), "CI has Rust"
        pytest.skip("no Rust toolchain")
    ran = subprocess.run(
        ["cargo", *arguments],
        cwd=folder,
        env={**os.environ, "CARGO_TARGET_DIR": str(TARGET)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, f"{ran.stdout}{ran.stderr}"
    # Warnings of the program and the clients; those of dependencies are not shown.
    assert not ran.stderr
