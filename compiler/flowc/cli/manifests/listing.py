"""`flowc manifest list`: the manifests of a project, and where each comes from."""

from __future__ import annotations

from argparse import Namespace

from flowc.cli.command import FINDINGS, FINE
from flowc.cli.manifests.known import ORIGINS, Known, file_of, known_manifests, origin
from flowc.cli.paint import harmless
from flowc.cli.terminal import Terminal
from flowc.manifests.finding import Found

SHORT = 12
"""How many digits of a hash are shown to people."""


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print one line a manifest."""
    format_: str = arguments.format
    known = known_manifests(terminal)
    if format_ == "json":
        from flowc.cli.report import to_json

        rows = [_json(found, known) for found in known.found]
        terminal.print(to_json({"manifests": [{**row} for row in rows]}))
    else:
        for line in _table([_row(found) for found in known.found]):
            terminal.print(line)
    return FINDINGS if known.report.has_errors else FINE


def _row(found: Found) -> tuple[str, ...]:
    manifest = found.manifest
    return (
        harmless(manifest.id),
        harmless(manifest.package),
        harmless(manifest.versions),
        f"{len(manifest.tasks)} tasks, {len(manifest.types)} types",
        found.sha256[:SHORT],
        harmless(origin(found)),
    )


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    if not rows:
        return []
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _json(found: Found, known: Known) -> dict[str, str]:
    manifest = found.manifest
    return {
        "id": manifest.id,
        "package": manifest.package,
        "versions": manifest.versions,
        "summary": manifest.summary,
        "origin": ORIGINS[found.rank],
        "distribution": found.distribution,
        "file": file_of(found, known).as_posix(),
        "sha256": found.sha256,
    }
