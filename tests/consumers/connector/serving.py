"""Start a connector server in a process of its own, and reach it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

import grpc

from consumers.connector.client import Connector

_STOP_SECONDS = 20


@contextmanager
def serving(command: Sequence[str | Path], folder: Path) -> Generator[Connector]:
    """Run a server that prints its port on the loopback address and ends with its stdin."""
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            port = process.stdout.readline().strip()
            assert port, "the server ended before it served"
            with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
                yield Connector(channel)
        finally:
            process.stdin.close()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
