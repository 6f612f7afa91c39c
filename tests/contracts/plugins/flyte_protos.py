"""Compile a contract with protoc against Flyte's definitions, and ask buf about it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from flyteidl.admin import agent_pb2
from flyteidl.plugins import (
    array_job_pb2,
    dask_pb2,
    mpi_pb2,
    presto_pb2,
    pytorch_pb2,
    qubole_pb2,
    ray_pb2,
    spark_pb2,
    tensorflow_pb2,
)
from flyteidl.plugins.kubeflow import mpi_pb2 as kubeflow_mpi_pb2
from flyteidl.plugins.kubeflow import pytorch_pb2 as kubeflow_pytorch_pb2
from flyteidl.plugins.kubeflow import tensorflow_pb2 as kubeflow_tensorflow_pb2
from google.protobuf.descriptor import FileDescriptor
from google.protobuf.descriptor_pb2 import FileDescriptorProto, FileDescriptorSet

from flowc.contracts.plugins.contract import Contract
from flowc.contracts.plugins.proto import proto_of, proto_package

_MODULES = (
    agent_pb2, array_job_pb2, dask_pb2, mpi_pb2, presto_pb2, pytorch_pb2, qubole_pb2, ray_pb2,
    spark_pb2, tensorflow_pb2, kubeflow_mpi_pb2, kubeflow_pytorch_pb2, kubeflow_tensorflow_pb2,
)  # fmt: skip
BUF = Path(sys.executable).with_name("buf")
_LINT = {
    "version": "v1",
    "lint": {"use": ["STANDARD", "COMMENTS"], "ignore": ["flyteidl", "google"]},
}


def write_contract(contract: Contract, folder: Path) -> Path:
    """Write a contract where its package belongs, and give its path below the folder."""
    place = Path(*proto_package(contract).split("."), "contract.proto")
    return write_text(proto_of(contract), place, folder)


def write_text(text: str, place: Path, folder: Path) -> Path:
    """Write a file below a folder, and give its place."""
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).write_text(text, encoding="utf-8")
    return place


def write_flyte(folder: Path) -> Path:
    """Write Flyte's definitions for `--descriptor_set_in`, and give the file."""
    path = folder / "flyte.binpb"
    path.write_bytes(_flyte().SerializeToString())
    return path


def compiled(folder: Path, places: list[Path]) -> dict[str, FileDescriptorProto]:
    """Give what protoc makes of contracts, by their places; raises CalledProcessError."""
    flyte = write_flyte(folder)
    made = folder / "contracts.binpb"
    command = [sys.executable, "-m", "grpc_tools.protoc", f"--descriptor_set_in={flyte}"]
    options = [f"-I{folder}", "--include_source_info", "--include_imports"]
    subprocess.run(
        [*command, *options, f"--descriptor_set_out={made}", *map(str, places)],
        check=True,
        cwd=folder,
    )
    files = FileDescriptorSet.FromString(made.read_bytes()).file
    return {file.name: file for file in files}


def complaints(folder: Path) -> str:
    """Give what buf has to say of contracts that were compiled: its linter, and its formatter."""
    lint = [str(BUF), "lint", "contracts.binpb", "--config", json.dumps(_LINT)]
    format_ = [str(BUF), "format", "-d", "."]
    ran = [
        subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
        for command in (lint, format_)
    ]
    return "".join(done.stdout + done.stderr for done in ran)


def _flyte() -> FileDescriptorSet:
    files: dict[str, FileDescriptor] = {}
    _collect((module.DESCRIPTOR for module in _MODULES), files)
    found = FileDescriptorSet()
    for file in files.values():
        file.CopyToProto(found.file.add())
    return found


def _collect(waiting: Iterable[FileDescriptor], files: dict[str, FileDescriptor]) -> None:
    for file in waiting:
        if file.name not in files:
            _collect(file.dependencies, files)
            files[file.name] = file
