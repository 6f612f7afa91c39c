"""`flowc manifest show`: one manifest, as it is written or in its canonical form."""

from __future__ import annotations

from argparse import Namespace

from flowc.cli.command import FINE
from flowc.cli.manifests.known import chosen, file_of, known_manifests, origin, owners
from flowc.cli.paint import harmless
from flowc.cli.terminal import Terminal


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print a manifest; the name may be that of something that it describes."""
    name: str = arguments.name
    format_: str = arguments.format
    known = known_manifests(terminal)
    heads = [each for found in known.found for each in (found.manifest.id, found.manifest.package)]
    found = chosen(name, known) if name in heads else owners(name, known)[0][0]
    if format_ == "json":
        from flowc.cli.report import read_json, to_json
        from flowc.manifests.canonical import canonical_json

        manifest = read_json(canonical_json(found.manifest))
        terminal.print(to_json({"sha256": found.sha256, "manifest": manifest}))
        return FINE
    terminal.print(f"# {harmless(origin(found))}, sha256 {found.sha256}")
    text = file_of(found, known).read_bytes().decode(errors="replace")
    terminal.print("\n".join(map(harmless, text.rstrip().splitlines())))
    return FINE
