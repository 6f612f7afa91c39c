"""Clients in Go: what they send and read is what flytekit reads and writes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from consumers.built import ODD, write_clients
from consumers.clients.running import judge_program
from consumers.go_toolchain import SOURCES, go

IDL = Path(__file__).parents[3] / "idl" / "flowc_idl"


def test_clients(tmp_path: Path) -> None:
    """Build the program; gofmt and vet find nothing to change."""
    module = tmp_path / "module"
    shutil.copytree(SOURCES / "clients", module)
    write_clients("go", module / "parcels", package="example.test/parcels")
    _generate(module)
    go("build", "-o", str(tmp_path / "consumer"), ".", folder=module)
    judge_program([tmp_path / "consumer"], tmp_path / "out")
    go("vet", "./...", folder=module / "parcels")
    assert not _formatted(module)


def test_odd_names(tmp_path: Path) -> None:
    """What is long, or a word of the language, is written as gofmt leaves it, and is valid."""
    write_clients("go", tmp_path, package="example.test/odd", project=ODD)
    go("vet", "./...", folder=tmp_path)
    assert not _formatted(tmp_path)


def _formatted(folder: Path) -> str:
    """Give what gofmt would change."""
    command = ["gofmt", "-d", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _generate(module: Path) -> None:
    """Generate code for the IR from its definitions, as any reader would."""
    plugin = module / "protoc-gen-go"
    go("build", "-o", str(plugin), "google.golang.org/protobuf/cmd/protoc-gen-go", folder=module)
    names = [path.relative_to(IDL).as_posix() for path in sorted(IDL.glob("flowc/ir/v1/*.proto"))]
    subprocess.run(
        [
            *(sys.executable, "-m", "grpc_tools.protoc", f"-I{IDL}"),
            *(f"--plugin=protoc-gen-go={plugin}", f"--go_out={module}"),
            "--go_opt=module=example.test/clients",
            *(f"--go_opt=M{name}=example.test/clients/ir" for name in names),
            *names,
        ],
        check=True,
        capture_output=True,
    )
