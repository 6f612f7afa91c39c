"""`flowc manifest derive`: the draft of a manifest from the source of a plug-in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from flowc.cli.command import FINE, UsageError
from flowc.cli.paint import harmless
from flowc.cli.terminal import Terminal
from flowc.cli.write import write_atomically
from flowc.manifests.derivation.described import NOTE
from flowc.manifests.derivation.draft import draft, package_name


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Write a draft; what could not be derived is counted on stderr."""
    source: str = arguments.source
    package: str | None = arguments.package
    id_: str | None = arguments.id
    output: str | None = arguments.output
    folder = Path(source).resolve()
    if not folder.is_dir():
        raise UsageError(f"--source {source}: no such folder")
    name = package or package_name(folder)
    text = draft(folder, name, id_ or name.replace(".", "-").replace("_", "-"))
    if output is None:
        terminal.write("".join(f"{harmless(line)}\n" for line in text.splitlines()))
    else:
        write_atomically(Path(output), text.encode())
    missing = text.count(f"# {NOTE}: ")
    terminal.tell(f"{missing} notes of what could not be derived; read the source beside the draft")
    return FINE
