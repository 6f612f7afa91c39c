"""`flowc contract plugin`: what a plug-in asks for and gives, for other languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Never

from flowc.cli.command import FINE, UsageError
from flowc.cli.terminal import Terminal
from flowc.cli.write import write_atomically

if TYPE_CHECKING:
    from flowc.contracts.plugins.contract import Contract
    from flowc.contracts.plugins.render import Notation

_FILES = (".yaml", ".yml", ".toml", ".json")


def run_plugin(name: str, notation: Notation, output: str | None, terminal: Terminal) -> int:
    """Print or write the contract of a plug-in, of one of its classes, or of a manifest's file."""
    from flowc.contracts.plugins.render import render

    made = _of_file(name, terminal) if name.endswith(_FILES) else _of_name(name, terminal)
    if not made.kinds and not made.classes:
        raise UsageError(f"{name} is no kind of task nor its configuration: it has no contract")
    text = render(made, notation)
    if output is None:
        terminal.write(text)
    else:
        write_atomically(Path(output), text.encode())
    return FINE


def _of_name(name: str, terminal: Terminal) -> Contract:
    """Find a manifest, or the class of one, among those of the project and of flowc."""
    from flowc.cli.manifests.known import known_manifests, owners
    from flowc.contracts.plugins.contract import contract_of
    from flowc.contracts.plugins.narrowing import narrowed

    known = known_manifests(terminal)
    manifests = [found.manifest for found in known.found]
    named = [each for each in known.found if name in (each.manifest.id, each.manifest.package)]
    if len(named) == 1:
        return contract_of(named[0], manifests)
    if named:
        _ambiguous(name, [each.manifest.package for each in named])
    owned = owners(name, known)
    if len(owned) > 1:
        _ambiguous(name, [whole for _, whole in owned])
    ((found, whole),) = owned
    return narrowed(contract_of(found, manifests), whole.rpartition(".")[2])


def _ambiguous(name: str, meant: list[str]) -> Never:
    raise UsageError(f"{name} may be {', '.join(meant)}: name one of them")


def _of_file(path: str, terminal: Terminal) -> Contract:
    """Read the manifest of a file; its mistakes end the run."""
    from flowc.cli.manifests.known import known_manifests
    from flowc.cli.render import Scene, Way, full
    from flowc.contracts.plugins.contract import contract_of
    from flowc.manifests.finding import Rank, found_in
    from flowc_ir.diagnostic import Report

    try:
        text = Path(path).read_bytes().decode(errors="replace")
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    report = Report()
    known = known_manifests(terminal)
    found = found_in(text, path, Rank.PROJECT, report)
    if found is None or report.has_errors:
        scene = Scene(sources={path: text}, way=Way(), paint=terminal.paint_err)
        terminal.tell("\n\n".join(full(each, scene) for each in report.diagnostics))
        raise UsageError(f"the manifest {path} cannot be used")
    return contract_of(found, [each.manifest for each in known.found])
