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

_MODULES = (
    agent_pb2, array_job_pb2, dask_pb2, mpi_pb2, presto_pb2, pytorch_pb2, qubole_pb2, ray_pb2,
    spark_pb2, tensorflow_pb2, kubeflow_mpi_pb2, kubeflow_pytorch_pb2, kubeflow_tensorflow_pb2,
)  # fmt: skip
BUF = Path(sys.executable).with_name("buf")
_LINT = {
    "version": "v1",
    "lint": {"use": ["STANDARD", "COMMENTS"], "ignore": ["flyteidl", "google"]},
}


def write_contract(text: str, package: str, folder: Path) -> Path:
    """Write a contract where its package belongs, and give its path below the folder."""
    place = Path(*package.split("."), "v1", "contract.proto")
    (folder / place).parent.mkdir(parents=True, exist_ok=True)
    (folder / place).write_text(text, encoding="utf-8")
    return place


def write_flyte(folder: Path) -> Path:
    """Write Flyte's definitions for `--descriptor_set_in`, and give the file."""
    path = folder / "flyte.binpb"
    path.write_bytes(_flyte().SerializeToString())
    return path


def compiled(folder: Path, place: Path) -> FileDescriptorProto:
    """Give what protoc makes of a contract; raises CalledProcessError."""
    flyte = write_flyte(folder)
    made = folder / "contract.binpb"
    command = [sys.executable, "-m", "grpc_tools.protoc", f"--descriptor_set_in={flyte}"]
    options = [f"-I{folder}", "--include_source_info", "--include_imports"]
    subprocess.run(
        [*command, *options, f"--descriptor_set_out={made}", str(place)],
        check=True,
        cwd=folder,
        capture_output=True,
    )
    files = FileDescriptorSet.FromString(made.read_bytes()).file
    return next(file for file in files if file.name == place.as_posix())


def complaints(folder: Path, place: Path) -> str:
    """Give what buf has to say of a contract that was compiled: its linter, and its formatter."""
    lint = [str(BUF), "lint", "contract.binpb", "--config", json.dumps(_LINT)]
    format_ = [str(BUF), "format", "-d", str(place)]
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
