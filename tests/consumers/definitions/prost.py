"""Definitions of protobuf in Rust, as prost generates them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from google.protobuf.descriptor_pb2 import FileDescriptorSet

TOOL = Path(__file__).parents[1] / "rust" / "prost"
# What is compiled once is kept, as for any user.
TARGET = TOOL.parent / "target"

_HEAD = "//! Messages of Flyte: those that a request for an execution needs."


def prost_text(definitions: FileDescriptorSet) -> str:
    """Generate modules in Rust, in the form that rustfmt leaves."""
    command = ["cargo", "run", "--quiet"]
    made = subprocess.run(
        command,
        cwd=TOOL,
        env={**os.environ, "CARGO_TARGET_DIR": str(TARGET)},
        check=True,
        input=definitions.SerializeToString(),
        capture_output=True,
    )
    done = subprocess.run(
        ["rustfmt", "--edition", "2024"], check=True, input=made.stdout, capture_output=True
    )
    return f"{_HEAD}\n\n{done.stdout.decode()}"
