"""`flowc manifest schema`: the JSON Schema of manifests."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import flowc_idl
from flowc.cli.command import FINE
from flowc.cli.terminal import Terminal
from flowc.cli.write import write_atomically

SCHEMA = Path(flowc_idl.__file__).parent / "flowc" / "ext" / "v1" / "manifest.schema.json"


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print or write the schema."""
    output: str | None = arguments.output
    data = SCHEMA.read_bytes()
    if output is None:
        terminal.write(data.decode())
    else:
        write_atomically(Path(output), data)
    return FINE
