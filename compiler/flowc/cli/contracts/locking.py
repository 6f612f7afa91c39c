"""The lock of a project: found, read, brought up to date."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

from flowc.cli.command import UsageError
from flowc.contracts.model.contract import Contract
from flowc.contracts.numbers.lock import EMPTY, Lock, updated
from flowc.contracts.numbers.news import news_between, stale_members
from flowc.contracts.numbers.text import read_lock, write_lock
from flowc.contracts.numbers.wanted import wanted_by
from flowc_ir.diagnostic import Code, Report, Severity
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span

LOCK_FILE = "flowc.lock.json"

MISSING = Code("lock-missing", Severity.ERROR, "there is no lock of numbers")
STALE = Code("lock-stale", Severity.ERROR, "the lock of numbers is not current")


@dataclass(frozen=True, slots=True, kw_only=True)
class Locked:
    """A lock that has all numbers: its file, if there is to be one, and what is new in it.

    `is_usable` is false if there is none, or none that can be read, where one is needed. `texts`
    are the texts of what was read, to draw findings in it.
    """

    lock: Lock
    path: Path | None = None
    text: str = ""
    is_changed: bool = False
    news: str = ""
    is_usable: bool = True
    texts: Mapping[str, str]

    @classmethod
    def none(cls) -> Locked:
        """Give what stands for no lock at all."""
        return cls(lock=EMPTY, texts={})


def numbered(contract: Contract, base: Path, arguments: Namespace, report: Report) -> Locked:
    """Read the lock and give every member of the contract a number; mistakes are reported."""
    asked: str | None = arguments.lock
    path = Path(asked) if asked is not None else base / LOCK_FILE
    shown = Path(os.path.relpath(path)).as_posix()
    text = _read(path)
    known: Lock | None = EMPTY
    if text is not None:
        known = read_lock(text, shown, report)
    elif arguments.output is not None or arguments.check:
        if not arguments.new_lock:
            _tell_missing(shown, report)
            known = None
    if known is None:
        return Locked(lock=EMPTY, is_usable=False, texts={shown: text or ""})
    lock = updated(known, wanted_by(contract))
    if arguments.check and text is not None:
        _tell_stale(known, lock, shown, report)
    written = write_lock(lock)
    return Locked(
        lock=lock,
        path=path,
        text=written,
        is_changed=written != text,
        news=news_between(known, lock, shown),
        texts={shown: text or ""},
    )


def _read(path: Path) -> str | None:
    try:
        return path.read_bytes().decode(errors="replace")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error


def _tell_missing(shown: str, report: Report) -> None:
    hint = (
        "restore it from version control; if there never was one, begin it with `--new-lock`, and "
        "commit it"
    )
    message = f"there is no {shown}, so it is not known which numbers were given"
    report.add(MISSING.at(Span(shown, 0, 0, 0, 0), message, hint=hint))


def _tell_stale(known: Lock, lock: Lock, shown: str, report: Report) -> None:
    for message in stale_members(known, lock, shown):
        hint = "run `flowc contract` without `--check`, and commit what it writes"
        report.add(STALE.at(Span(shown, 0, 0, 0, 0), message, hint=hint))
