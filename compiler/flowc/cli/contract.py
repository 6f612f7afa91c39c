"""`flowc contract`: what a plug-in asks for and gives, for other languages."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from flowc.cli.command import FINE, Command, UsageError
from flowc.cli.terminal import Terminal
from flowc.cli.write import write_atomically

if TYPE_CHECKING:
    from flowc.contracts.contract import Contract
    from flowc.contracts.render import Notation

_FILES = (".yaml", ".yml", ".toml", ".json")


def describe(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("kind", choices=("plugin",), help="what the contract is of")
    parser.add_argument(
        "name",
        metavar="NAME",
        help="a distribution (flytekitplugins-snowflake), its Python package, one of its classes, "
        "or the file of a manifest",
    )
    parser.add_argument(
        "--format",
        choices=("proto", "openapi", "jsonschema"),
        default="proto",
        help="protobuf, OpenAPI 3.1 or JSON Schema 2020-12 (default: %(default)s)",
    )
    parser.add_argument("-o", "--output", metavar="FILE", help="write to a file")


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Print or write the contract."""
    from flowc.contracts.render import render

    name: str = arguments.name
    output: str | None = arguments.output
    notation: Notation = arguments.format
    contract = _of_file(name, terminal) if name.endswith(_FILES) else _of_name(name)
    text = render(contract, notation)
    if output is None:
        terminal.out.write(text)
    else:
        write_atomically(Path(output), text.encode())
    return FINE


def _of_name(name: str) -> Contract:
    from flowc.contracts.finding import NoContractError, find_contract
    from flowc_ir.diagnostic import Report

    try:
        return find_contract(name, Report())
    except NoContractError as error:
        raise UsageError(str(error)) from error


def _of_file(path: str, terminal: Terminal) -> Contract:
    """Read the manifest of a file; its mistakes end the run."""
    from flowc.cli.render import Scene, full
    from flowc.contracts.contract import contract_of
    from flowc.contracts.finding import NoContractError, not_empty
    from flowc.manifests.canonical import manifest_hash
    from flowc.manifests.finding import Found
    from flowc.manifests.reading import read_manifest
    from flowc_ir.diagnostic import Report

    try:
        text = Path(path).read_bytes().decode(errors="replace")
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    report = Report()
    manifest = read_manifest(text, path, report)
    if manifest is None or report.has_errors:
        scene = Scene(sources={path: text}, prefix="", paint=terminal.paint_err)
        terminal.tell("\n\n".join(full(found, scene) for found in report.diagnostics))
        raise UsageError(f"the manifest {path} cannot be used")
    try:
        return not_empty(contract_of(Found(manifest, path, manifest_hash(manifest))))
    except NoContractError as error:
        raise UsageError(f"{path}: {error}") from error


COMMAND = Command(describe, run)
