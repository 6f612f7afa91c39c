"""Writing files: whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from flowc.cli.command import UsageError


def write_text(path: Path, text: str) -> None:
    """Write lines of text, as `write_atomically` does; what is no text is escaped."""
    data = f"{text}\n" if text else ""
    write_atomically(path, data.encode(errors="backslashreplace"))


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path` by way of a file beside it, so that no reader sees a part of it.

    Raises UsageError if the place cannot be written to.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise UsageError(f"cannot write {path}: {error.strerror}") from error
