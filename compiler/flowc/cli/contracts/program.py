"""The contract of a program: made, then printed, written, or held against what lies there."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from flowc.cli.command import FINDINGS, FINE, UsageError
from flowc.cli.contracts.loading import Loaded, load
from flowc.cli.contracts.locking import Locked, numbered
from flowc.cli.render import Scene, Way, full
from flowc.cli.terminal import Terminal
from flowc.cli.write import write_all
from flowc.contracts.mark import MARK
from flowc.contracts.model.contract import Contract
from flowc.contracts.model.of_program import LEFT_OUT, contract_of_program
from flowc_ir.diagnostic import Code, Diagnostic, Report, Severity
from flowc_ir.graph import EntityKind
from flowc_ir.source import Span

_PREFIX = "contracts"
_SCHEMA, _OPENAPI = ".schema.json", ".openapi.json"

STALE = Code("contract-stale", Severity.ERROR, "a file of a contract is not what it would be now")


def run_program(arguments: Namespace, terminal: Terminal) -> int:
    """Make the contract of a program, and do with it what is asked for."""
    if arguments.check and arguments.new_lock:
        raise UsageError("--check writes nothing, --new-lock begins a file: give one of them")
    if arguments.format == "stubs":
        _require_place(arguments)
    loaded = load(arguments, terminal)
    if loaded is None:
        return FINDINGS
    report = Report()
    contract = _contract(arguments.entities, loaded, report)
    is_partial = any(found.code is LEFT_OUT for found in report.diagnostics)
    locked, files = Locked.none(), dict[str, bytes]()
    if arguments.format == "proto":
        locked = numbered(contract, loaded.base, arguments, report)
    if locked.is_usable:
        files = _files(contract, locked, arguments, report)
    if arguments.check and locked.is_usable:
        report.diagnostics += _stale(files, arguments.output)
    _tell(report, loaded.scene, locked, terminal)
    if report.has_errors or (is_partial and arguments.strict):
        if not arguments.check:
            terminal.tell("nothing is written")
        return FINDINGS
    if arguments.check:
        terminal.tell(f"the contract of {_count(contract)} is current")
    elif arguments.output is None:
        terminal.write(_printed(files))
    else:
        _write(files, Path(arguments.output), locked, contract, terminal)
    return FINE


def _contract(names: list[str], loaded: Loaded, report: Report) -> Contract:
    known = {entity.name for entity in loaded.program.entities}
    unknown = [name for name in names if name not in known]
    if unknown:
        from difflib import get_close_matches

        close = get_close_matches(unknown[0], sorted(known), n=1)
        hint = f"; did you mean {close[0]}?" if close else ""
        raise UsageError(f"--entity {unknown[0]}: the program has no such entity{hint}")

    def chosen(kind: EntityKind, name: str) -> bool:
        return not names or name in names

    contract = contract_of_program(loaded.program, report, chosen)
    if not contract.entities and not report.diagnostics:
        raise UsageError("the program has no tasks, workflows or launch plans")
    return contract


def _files(
    contract: Contract, locked: Locked, arguments: Namespace, report: Report
) -> dict[str, bytes]:
    """Give the content of each file by its path in the output folder."""
    match arguments.format:
        case "openapi":
            return _openapi(contract, arguments.profile, report)
        case "jsonschema":
            from flowc.contracts.schemas.documents import json_schemas

            documents = json_schemas(contract, arguments.flavor, report)
            return {path: as_json(document) for path, document in documents.items()}
        case "stubs":
            return _clients(contract, arguments, report)
        case _:
            return _proto(contract, locked, arguments, report)


def _openapi(contract: Contract, profile: str, report: Report) -> dict[str, bytes]:
    from flowc.contracts.openapi.facade import facade
    from flowc.contracts.openapi.flyteadmin import flyteadmin

    write = facade if profile == "facade" else flyteadmin
    modules = sorted({entity.module for entity in contract.entities if entity.module})
    title = ", ".join(modules) or "program"
    return {f"{profile}.openapi.json": as_json(write(contract, title, report))}


def _proto(
    contract: Contract, locked: Locked, arguments: Namespace, report: Report
) -> dict[str, bytes]:
    from flowc.contracts.proto.files import proto_files
    from flowc.contracts.proto.places import Layout
    from flowc.contracts.proto.shared import shared_files

    layout = Layout(prefix=arguments.package or _PREFIX, go_module=arguments.go_module)
    made = proto_files(contract, locked.lock, layout, report)
    shared = shared_files(layout) if arguments.output is not None else {}
    return {path: text.encode() for path, text in {**made, **shared}.items()}


def _clients(contract: Contract, arguments: Namespace, report: Report) -> dict[str, bytes]:
    """Give the files of clients in a language, called after the output folder by default."""
    from flowc.contracts.stubs.registry import LANGUAGES

    package = arguments.package or Path(arguments.output).resolve().name
    files = LANGUAGES[arguments.language](contract, report, package)
    return {path: text.encode() for path, text in files.items()}


def _require_place(arguments: Namespace) -> None:
    if arguments.language is None:
        raise UsageError("say in which language clients are: --language NAME")
    if arguments.output is None:
        raise UsageError("clients are several files: give a folder with --output")


def _stale(files: Mapping[str, bytes], output: str | None) -> list[Diagnostic]:
    if output is None:
        return []
    folder = Path(output)
    found: list[Diagnostic] = []
    for path, data in sorted(files.items()):
        there = folder / path
        if not there.is_file():
            found.append(_stale_file(there, "is missing"))
        elif there.read_bytes() != data:
            found.append(_stale_file(there, "is not what it would be now"))
    found += [_stale_file(path, "is of nothing that there is") for path in _orphans(files, folder)]
    return found


def _stale_file(path: Path, what: str) -> Diagnostic:
    shown = Path(os.path.relpath(path)).as_posix()
    hint = "run `flowc contract` without `--check`, and commit what it writes"
    return STALE.at(Span(shown, 0, 0, 0, 0), f"{shown} {what}", hint=hint)


def _orphans(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Give files that flowc wrote into the folder for what is no longer there."""
    endings = tuple({_ending(path) for path in files})
    candidates = (p for p in sorted(folder.rglob("*")) if p.name.endswith(endings) and p.is_file())
    return [
        path
        for path in candidates
        if path.relative_to(folder).as_posix() not in files and MARK.encode() in _head(path)
    ]


def _ending(path: str) -> str:
    """Give how files of one format end; a document of OpenAPI stands for itself."""
    name = Path(path).name
    if name.endswith(_SCHEMA):
        return _SCHEMA
    return name if name.endswith(_OPENAPI) else Path(path).suffix


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(4096)


def _tell(report: Report, scene: Scene, locked: Locked, terminal: Terminal) -> None:
    outside = Scene(sources=locked.texts, way=Way(), paint=terminal.paint_err)
    for found in dict.fromkeys(report.diagnostics):
        is_outside = found.code.name.startswith("lock-") or found.code is STALE
        terminal.tell(f"{full(found, outside if is_outside else scene)}\n")


def _printed(files: Mapping[str, bytes]) -> str:
    """Give what is printed: one file as it is, several with their names; of JSON, one object."""
    if len(files) == 1:
        return next(iter(files.values())).decode()
    if all(path.endswith(".json") for path in files):
        documents: dict[str, object] = {path: json.loads(data) for path, data in files.items()}
        return as_json(documents).decode()
    return "\n".join(f"// file: {path}\n{data.decode()}" for path, data in files.items())


def _write(
    files: Mapping[str, bytes], folder: Path, locked: Locked, contract: Contract, terminal: Terminal
) -> None:
    whole = {folder / path: data for path, data in files.items()}
    orphans = _orphans(files, folder)
    if locked.path is not None and locked.is_changed:
        whole[locked.path] = locked.text.encode()
    write_all(whole, orphans)
    gone = f", removed {len(orphans)}" if orphans else ""
    noted = f"; {locked.news}" if locked.news else ""
    count = f"{len(files)} file{'s' if len(files) > 1 else ''}"
    terminal.tell(f"wrote {count} for {_count(contract)} to {folder}{gone}{noted}")


def _count(contract: Contract) -> str:
    number = len(contract.entities)
    return f"{number} entit{'y' if number == 1 else 'ies'}"


def as_json(document: object) -> bytes:
    """Give a document as bytes."""
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()
