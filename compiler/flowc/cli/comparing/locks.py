"""What became of the numbers of a contract, by the locks of both sides."""

from __future__ import annotations

from flowc.cli.command import UsageError
from flowc.cli.comparing.sides import LOCK_FILE, SideRead
from flowc.comparison.numbers import NumberEdit, number_edits
from flowc.contracts.model.of_program import contract_of_program
from flowc.contracts.numbers.lock import Lock, updated
from flowc.contracts.numbers.text import read_lock
from flowc.contracts.numbers.wanted import wanted_by
from flowc_ir.diagnostic import Report


def edits_of(old: SideRead, new: SideRead) -> tuple[NumberEdit, ...]:
    """Hold the numbers that the old side gave against those that the new one gives.

    The lock of the new side need not be current: it is brought up to date as `flowc contract` does.
    Without an old lock nothing is known of numbers. Raises UsageError for a lock that is none.
    """
    if old.lock is None:
        return ()
    before = _read(old.lock, old.label)
    kept = before if new.lock is None else _read(new.lock, LOCK_FILE)
    contract = contract_of_program(new.program, Report())
    return tuple(number_edits(before, updated(kept, wanted_by(contract))))


def _read(text: str, label: str) -> Lock:
    report = Report()
    lock = read_lock(text, label, report)
    if lock is None:
        raise UsageError("; ".join(found.message for found in report.diagnostics[:3]))
    return lock
