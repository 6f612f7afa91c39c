"""Baselines: findings that are known already, so that only new ones are told."""

from __future__ import annotations

from pathlib import Path

from flowc.cli.command import UsageError
from flowc.cli.narrowing import Candidate, candidates
from flowc.cli.report import SCHEMA_VERSION, Json, read_json, to_json
from flowc.cli.session import Result
from flowc.cli.write import write_text
from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """A finding that is known. Where it stands is not written: a baseline outlives moved lines."""

    path: str
    code: str
    fingerprint: str
    message: str


def read_baseline(path: Path) -> tuple[Known, ...]:
    """Read a baseline; raises UsageError if it is none."""
    try:
        document = read_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        hint = "write it with --write-baseline"
        raise UsageError(f"there is no baseline {path}: {hint}") from error
    except (OSError, ValueError) as error:
        raise UsageError(f"the baseline {path} cannot be read: {error}") from error
    match document:
        case {"schema_version": 1, "findings": [*findings]}:
            known = tuple(map(_known, findings))
        case _:
            raise UsageError(f"{path} is no baseline of flowc {SCHEMA_VERSION}")
    return tuple(one for one in known if one is not None)


def _known(entry: Json) -> Known | None:
    match entry:
        case {
            "path": str(path),
            "code": str(code),
            "fingerprint": str(fingerprint),
            "message": str(message),
        }:
            return Known(path, code, fingerprint, message)
        case _:
            return None


def gone(known: tuple[Known, ...], result: Result) -> int:
    """Count the findings of a baseline that are not found any more in files that were read."""
    findings, opaque = candidates(result)
    found = {one.fingerprint for one in (*findings.values(), *opaque.values())}
    read = _files(result)
    return sum(one.path in read and one.fingerprint not in found for one in known)


def write_baseline(path: Path, result: Result) -> int:
    """Write what is shown now, and give how many findings that is.

    What an older baseline says of files that this run did not read is kept, if they are there.
    """
    findings, opaque = candidates(result)
    known = [_of(one) for one in (*findings.values(), *opaque.values())]
    if path.exists():
        read, root = _files(result), result.project.root
        known += [
            one
            for one in read_baseline(path)
            if one.path not in read and (root / one.path).exists()
        ]
    entries: list[Json] = [
        {
            "path": one.path,
            "code": one.code,
            "fingerprint": one.fingerprint,
            "message": one.message,
        }
        for one in sorted(known, key=_order)
    ]
    write_text(path, to_json({"findings": entries}))
    return len(entries)


def _of(found: Candidate) -> Known:
    return Known(found.places[0].path, found.code, found.fingerprint, found.message)


def _order(one: Known) -> tuple[str, str, str]:
    return one.path, one.code, one.fingerprint


def _files(result: Result) -> set[str]:
    """Give the files that were read, as spans name them; those of no file are read always."""
    return {"", *result.sources}
