"""The manifests that a project has, and how one is chosen by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from flowc.cli.command import UsageError
from flowc.cli.project import Project, project_of_paths
from flowc.cli.render import Scene, full
from flowc.cli.terminal import Terminal
from flowc.manifests.discovery import Manifests
from flowc.manifests.finding import Found, Rank, built_in
from flowc.manifests.shelf import BUILT_IN, FOLDER
from flowc_ir.diagnostic import Report
from flowc_ir.lazy_dataclass import dataclass

ORIGINS = {
    Rank.BUILT_IN: "built in",
    Rank.CATALOGUE: "flowc",
    Rank.DISTRIBUTION: "distribution",
    Rank.PROJECT: "project",
}
"""Rank → what a person calls it."""

_FOLDERS = {Rank.BUILT_IN: BUILT_IN, Rank.CATALOGUE: FOLDER}


@dataclass(frozen=True, slots=True)
class Known:
    """The manifests of a project, with what is wrong with some of them."""

    project: Project
    manifests: Manifests
    found: tuple[Found, ...]
    report: Report


def known_manifests(terminal: Terminal) -> Known:
    """Read all manifests of the project in the working directory; tells what is wrong."""
    project = project_of_paths([], [], terminal)
    report = Report()
    manifests = Manifests(project.manifests, report)
    found = (*built_in(report), *manifests.all())
    scene = Scene(sources=manifests.texts, way=project.way, paint=terminal.paint_err)
    for diagnostic in report.diagnostics:
        terminal.tell(f"{full(diagnostic, scene)}\n")
    return Known(project, manifests, found, report)


def file_of(found: Found, known: Known) -> Path:
    """Give where a manifest is written."""
    if found.rank in _FOLDERS:
        return _FOLDERS[found.rank] / found.path
    return Path(known.project.way.to(found.path))


def origin(found: Found) -> str:
    """Say where a manifest comes from."""
    if found.distribution:
        return f"distribution {found.distribution}"
    return ORIGINS[found.rank]


def names_in(found: Found) -> Iterator[str]:
    """Give the whole names of all that a manifest describes."""
    manifest = found.manifest
    names = [each.name for each in manifest.enums]
    names += [each.name for each in manifest.classes]
    names += [each.name for each in manifest.tasks]
    names += [each.name for each in manifest.decorators]
    names += [each.name for each in manifest.functions]
    for name in names:
        yield f"{manifest.package}.{name}"
    for type_ in manifest.types:
        yield whole_name(manifest.package, type_.name)


def whole_name(package: str, name: str) -> str:
    """Give the whole name of a type, which after a colon is written whole."""
    return name[1:] if name.startswith(":") else f"{package}.{name}"


def chosen(name: str, known: Known) -> Found:
    """Give the manifest with an id or a package; raises UsageError."""
    for found in known.found:
        if name in (found.manifest.id, found.manifest.package):
            return found
    candidates = [each for found in known.found for each in (found.manifest.id, *names_in(found))]
    raise UsageError(f"no manifest is called {name}{similar(name, candidates)}")


def owners(name: str, known: Known) -> list[tuple[Found, str]]:
    """Give the manifests that describe a name, whole or in its last parts, with the whole name.

    Raises UsageError if there is none.
    """
    found = [
        (manifest, whole)
        for manifest in known.found
        for whole in names_in(manifest)
        if whole == name or whole.endswith(f".{name}") or _exported(manifest, whole) == name
    ]
    if not found:
        whole = [each for manifest in known.found for each in names_in(manifest)]
        short = [each.rpartition(".")[2] for each in whole]
        raise UsageError(f"no manifest describes {name}{similar(name, [*short, *whole])}")
    return found


def similar(name: str, known: list[str]) -> str:
    """Give the end of a message: what may be meant."""
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=1)
    close = close or get_close_matches(name.rpartition(".")[2], known, n=1)
    return f"; did you mean {close[0]}?" if close else "; `flowc manifest list` lists all"


def _exported(found: Found, whole: str) -> str:
    last = whole.rpartition(".")[2]
    return f"{found.manifest.package}.{last}" if last in found.manifest.exports else whole
