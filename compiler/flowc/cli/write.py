"""Writing files: whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from flowc.cli.command import UsageError


def write_text(path: Path, text: str) -> None:
    """Write lines of text, as `write_atomically` does; what is no text is escaped."""
    data = f"{text}\n" if text else ""
    write_atomically(path, data.encode(errors="backslashreplace"))


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Give a file that holds `old` other bytes, as `write_atomically` does; its mode is kept.

    A link stays one. Raises UsageError if the file holds something else by now.
    """
    real = path.resolve()
    try:
        mode = real.stat().st_mode
        if real.read_bytes() != old:
            raise UsageError(f"{path} has changed meanwhile, and is not written")
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    write_atomically(real, new, mode=mode)


def write_atomically(path: Path, data: bytes, *, mode: int | None = None) -> None:
    """Write `data` to `path` by way of a file beside it, so that no reader sees a part of it.

    Raises UsageError if the place cannot be written to.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        if mode is not None:
            beside.chmod(mode)
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise UsageError(f"cannot write {path}: {error.strerror}") from error


def write_all(files: Mapping[Path, bytes], obsolete: Iterable[Path] = ()) -> None:
    """Write files, and remove others, once all of them lie complete beside their places.

    Raises UsageError if a place cannot be written to; then nothing is changed.
    """
    beside: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside[path] = path.with_name(f".{path.name}.{os.getpid()}.part")
            beside[path].write_bytes(data)
        for path, part in beside.items():
            part.replace(path)
        for path in obsolete:
            path.unlink()
    except OSError as error:
        for part in beside.values():
            with suppress(OSError):
                part.unlink()
        raise UsageError(f"cannot write {error.filename}: {error.strerror}") from error
