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
    part: str = arguments.part
    known = known_manifests(terminal)
    found = [each for each in known.found if part in each.manifest.id + each.manifest.package]
    if format_ == "json":
        from flowc.cli.report import to_json

        rows = [_json(each, known) for each in found]
        terminal.print(to_json({"manifests": [{**row} for row in rows]}))
    else:
        for line in _table([_row(each) for each in found]):
            terminal.print(line)
    return FINDINGS if known.report.has_errors else FINE


def _row(found: Found) -> tuple[str, ...]:
    manifest = found.manifest
    return (
        harmless(manifest.id),
        harmless(manifest.package),
        harmless(manifest.versions),
        _counted(len(manifest.tasks), len(manifest.types)),
        found.sha256[:SHORT],
        harmless(origin(found)),
    )


def _counted(tasks: int, types: int) -> str:
    counts = ((tasks, "task"), (types, "type"))
    return ", ".join(f"{n} {word}{'s' if n > 1 else ''}" for n, word in counts if n)


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
