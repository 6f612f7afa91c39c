"""The code bundle of `flowc package --copy`."""

from __future__ import annotations

import os
from pathlib import Path

from flowc.bundle.archive import Bundle, make_bundle
from flowc.bundle.error import BundleError
from flowc.bundle.files import all_files
from flowc.cli.command import UsageError
from flowc.cli.session import Copying, Result
from flowc.cli.summary import counted
from flowc.cli.terminal import Terminal


def bundle_of(
    result: Result, copying: Copying, output: Path, terminal: Terminal, *, follows_links: bool
) -> Bundle:
    """Pack the files that a run is to send; raises UsageError if no exact bundle can be made."""
    root = os.fsencode(result.project.root)
    try:
        if copying is Copying.AUTO:
            paths = sorted(os.fsencode(path) for path in result.loaded)
        else:
            gone = _overwritten(output, result.project.root, terminal)
            paths = all_files(root, follows_links=follows_links, gone=gone)
        bundle = make_bundle(root, paths, follows_links=follows_links)
    except BundleError as error:
        raise UsageError(f"--copy {copying.value}: {error}") from error
    _tell_machine_paths(bundle, terminal)
    return bundle


def tell_files(bundle: Bundle, terminal: Terminal) -> None:
    """List what was packed."""
    terminal.tell(f"{counted(len(bundle.members), 'file')} in {bundle.name}:")
    for path in bundle.members:
        terminal.tell(f"  {path.encode('unicode_escape').decode()}")


def _overwritten(output: Path, root: Path, terminal: Terminal) -> bytes | None:
    """Give the old archive if it lies under the root: flytekit deletes it before it looks."""
    whole = os.path.realpath(output)
    if not whole.startswith(str(root)) or not output.exists():
        return None
    terminal.tell(f"{output} exists under the source root; it is written anew, and not sent")
    return os.fsencode(whole)


def _tell_machine_paths(bundle: Bundle, terminal: Terminal) -> None:
    """Warn of what flytekit sends, too, and what differs from machine to machine."""
    for path in bundle.members:
        if path == ".git" or path.endswith("/.git"):
            warning = terminal.paint_err.yellow("warning")
            terminal.tell(
                f"{warning}: `{path}` is sent, and it names a folder of this machine: the bundle"
                " will differ elsewhere"
            )
            terminal.tell("  = help: name it in .flyteignore")
