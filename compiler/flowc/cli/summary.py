"""What a run came to, in one line."""

from __future__ import annotations

from flowc.cli.paint import Paint
from flowc.cli.session import Result
from flowc_ir.diagnostic import Severity


def counted(number: int, noun: str, plural: str = "") -> str:
    """Spell a number of things."""
    return f"{number} {noun if number == 1 else plural or f'{noun}s'}"


def summary(result: Result, paint: Paint) -> str:
    """Say how many entities there are, and how many findings."""
    entities = counted(len(result.program.entities), "entity", "entities")
    parts = [f"{entities}, {len(result.opaque)} opaque" if result.opaque else entities]
    errors, warnings = result.count(Severity.ERROR), result.count(Severity.WARNING)
    if errors:
        parts.append(paint.red(counted(errors, "error")))
    if warnings:
        parts.append(paint.yellow(counted(warnings, "warning")))
    if notes := result.count(Severity.NOTE):
        parts.append(paint.cyan(counted(notes, "note")))
    return ", ".join(parts)
