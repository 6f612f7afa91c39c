"""Go programs that are built from contracts which flowc renders."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from contracts.plugins.flyte_protos import write_flyte, write_text

SOURCES = Path(__file__).parent / "go"
MODULE = "example.test/consumers"


def go(*arguments: str, folder: Path) -> None:
    """Run the Go toolchain in a folder; without one, the test is left out, but not in CI."""
    found = shutil.which("go")
    if found is None:
        assert not os.environ.get("CI"), "CI has a Go toolchain"
        pytest.skip("no Go toolchain")
    done = subprocess.run(
        [found, *arguments],
        cwd=folder,
        env={**os.environ, "GOFLAGS": "-mod=readonly -buildvcs=false"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"go {' '.join(arguments)}: {done.stdout}{done.stderr}"


def contract(name: str, folder: Path) -> str:
    """Render a contract as a user does."""
    command = [sys.executable, "-P", "-m", "flowc", "contract", "plugin", name]
    return subprocess.run(
        command, cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout


def module_with_contracts(contracts: dict[str, str], folder: Path) -> Path:
    """Copy the module, and generate a package of that name for each contract."""
    module = folder / "module"
    shutil.copytree(SOURCES, module)
    if not contracts:
        return module
    protos = folder / "protos"
    protos.mkdir()
    flyte = write_flyte(protos)
    plugin = folder / "protoc-gen-go"
    go("build", "-o", str(plugin), "google.golang.org/protobuf/cmd/protoc-gen-go", folder=module)
    for name, text in contracts.items():
        place = write_text(text, Path(name, "contract.proto"), protos)
        made = f"{MODULE}/{name}"
        subprocess.run(
            [
                *(sys.executable, "-m", "grpc_tools.protoc", f"-I{protos}"),
                *(f"--descriptor_set_in={flyte}", f"--plugin=protoc-gen-go={plugin}"),
                *(f"--go_out={module}", f"--go_opt=module={MODULE}"),
                *(f"--go_opt=M{place.as_posix()}={made}", place.as_posix()),
            ],
            cwd=protos,
            check=True,
        )
    return module
