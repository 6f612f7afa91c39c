"""`flowc manifest validate`: what is wrong with manifests, and where."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from flowc.cli.command import FINDINGS, FINE, UsageError
from flowc.cli.manifests.known import known_manifests
from flowc.cli.render import Scene, Way, full
from flowc.cli.terminal import Terminal
from flowc.manifests.claims import report_conflicts
from flowc.manifests.finding import Found, Rank, found_in
from flowc_ir.diagnostic import Report

ENDINGS = (".yaml", ".yml", ".toml", ".json")
"""How files of manifests end."""


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print the findings; any gives 1."""
    paths: list[str] = arguments.paths
    format_: str = arguments.format
    if not paths:
        known = known_manifests(terminal)
        terminal.tell(_summary(len(known.found), known.report))
        return FINDINGS if known.report.diagnostics else FINE
    report = Report()
    texts: dict[str, str] = {}
    read = list(_read(paths, texts, report))
    report_conflicts(read, texts, report)
    if format_ == "json":
        from flowc.cli.report import diagnostic_json, to_json

        found = [diagnostic_json(diagnostic) for diagnostic in report.diagnostics]
        terminal.print(to_json({"diagnostics": [*found]}))
    else:
        scene = Scene(sources=texts, way=Way(), paint=terminal.paint_out)
        for diagnostic in report.diagnostics:
            terminal.print(f"{full(diagnostic, scene)}\n")
    terminal.tell(_summary(len(texts), report))
    return FINDINGS if report.diagnostics else FINE


def _summary(count: int, report: Report) -> str:
    wrong = len(report.diagnostics)
    found = "nothing found" if not wrong else f"{wrong} error{'s' if wrong > 1 else ''}"
    return f"checked {count} manifest{'' if count == 1 else 's'}: {found}"


def _read(paths: list[str], texts: dict[str, str], report: Report) -> Iterator[Found]:
    for path in dict.fromkeys(file for given in paths for file in _files(Path(given))):
        try:
            text = path.read_bytes().decode(errors="replace")
        except OSError as error:
            raise UsageError(f"cannot read {path}: {error.strerror}") from error
        texts[path.as_posix()] = text
        found = found_in(text, path.as_posix(), Rank.PROJECT, report)
        if found is not None:
            yield found


def _files(path: Path) -> list[Path]:
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder")
    if path.is_file():
        return [path]
    found = sorted(each for each in path.rglob("*") if each.suffix in ENDINGS and each.is_file())
    if not found:
        raise UsageError(f"{path}: no manifest is in this folder")
    return found
