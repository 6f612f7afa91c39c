"""`--watch`: check again whenever a source file has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from flowc.cli.command import USAGE, UsageError
from flowc.cli.paint import CLEAR_SCREEN
from flowc.cli.terminal import Terminal

_EVERY_SECONDS = 0.3
_SUFFIXES = (".py", ".ipynb", ".toml", ".yaml", ".yml", ".json", ".cfg", ".ini", ".csv", ".txt")
_PASSED_OVER = frozenset({"node_modules", "__pycache__", "out", "build", "dist"})


def watch(check: Callable[[], int], folders: list[Path], terminal: Terminal) -> int:
    """Check until the user interrupts, and give the exit code of the last check."""
    code = 0
    try:
        while True:
            # What changes while a check runs is seen by the next look.
            before = _stamps(folders)
            if terminal.is_live:
                terminal.write(CLEAR_SCREEN)
            code = _checked(check, terminal)
            terminal.tell("watching for changes; stop with Ctrl-C")
            terminal.out.flush()
            terminal.err.flush()
            while _stamps(folders) == before:
                time.sleep(_EVERY_SECONDS)
    except KeyboardInterrupt:
        return code


def _checked(check: Callable[[], int], terminal: Terminal) -> int:
    """Check once; a mistake in the configuration is told, and may be mended."""
    try:
        return check()
    except UsageError as error:
        terminal.tell(f"flowc: {terminal.paint_err.red('error')}: {error}")
        return USAGE


def _stamps(folders: list[Path]) -> dict[str, tuple[int, int]]:
    """Give the time and size of all files below some folders that a compilation may read."""
    return {path: stamp for folder in folders for path, stamp in _below(os.fspath(folder))}


def _below(folder: str) -> Iterator[tuple[str, tuple[int, int]]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in _PASSED_OVER and not entry.name.startswith("."):
                yield from _below(entry.path)
        elif entry.name.endswith(_SUFFIXES):
            try:
                found = entry.stat()
            except OSError:
                continue
            yield entry.path, (found.st_mtime_ns, found.st_size)
