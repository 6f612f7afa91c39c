"""Clients in Go: what they send and read is what flytekit reads and writes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from consumers.answers import judge
from consumers.built import build, entities_of, write_clients
from consumers.go_toolchain import SOURCES, go
from consumers.packed import Vectors, packed_vectors, recorded_vectors

IDL = Path(__file__).parents[3] / "idl" / "flowc_idl"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the clients and Go for flowc's IR beside the program, and build it."""
    folder = tmp_path_factory.mktemp("go")
    module = folder / "module"
    shutil.copytree(SOURCES / "clients", module)
    write_clients("go", module / "parcels", package="example.test/parcels")
    _generate(module)
    go("build", "-o", str(folder / "consumer"), ".", folder=module)
    return folder


@pytest.mark.parametrize("vectors", [recorded_vectors, packed_vectors])
def test_requests_and_outputs(vectors: Vectors, place: Path, tmp_path: Path) -> None:
    """Send and read every vector, some of them built by hand, and read the IR and a package."""
    ir, package = build(tmp_path / "out")
    command = list(map(str, (place / "consumer", vectors(tmp_path), ir, package)))
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    judge(json.loads(ran.stdout), entities_of(ir))


def test_vet_finds_nothing(place: Path) -> None:
    """The clients are what Go's own checks want."""
    go("vet", "./...", folder=place / "module" / "parcels")


def test_the_formatter_changes_nothing(place: Path) -> None:
    """Write what gofmt writes."""
    gofmt = shutil.which("gofmt")
    assert gofmt is not None
    command = [gofmt, "-d", str(place / "module")]
    assert not subprocess.run(command, capture_output=True, text=True, check=True).stdout


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
