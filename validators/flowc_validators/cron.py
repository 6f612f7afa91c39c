"""The cron syntax that Flyte takes, which is narrower than others."""

from __future__ import annotations

import re

from flowc_ir.lazy_dataclass import dataclass

_DESCRIPTORS = frozenset(
    {"@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly"}
)
_DURATION = re.compile(r"[-+]?(0|((\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h))+)", re.ASCII)
_NUMBER = re.compile(r"\+?\d+", re.ASCII)
_ZONE = ("TZ=", "CRON_TZ=")


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of an expression: what it may hold."""

    title: str
    low: int
    high: int
    names: tuple[str, ...] = ()

    def number(self, text: str) -> int | None:
        """Read a number or a name; None if it is neither."""
        lower = text.lower()
        if lower in self.names:
            return self.low + self.names.index(lower)
        return int(text) if _NUMBER.fullmatch(text) and len(text) < 10 else None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FIELDS = (
    _Field("minute", 0, 59),
    _Field("hour", 0, 23),
    _Field("day of month", 1, 31),
    _Field("month", 1, 12, _MONTHS),
    _Field("day of week", 0, 6, ("sun", "mon", "tue", "wed", "thu", "fri", "sat")),
)


def fault_of(expression: str) -> str:
    """Say why the scheduler refuses an expression; empty if it does not.

    Mirrors `cron.ParseStandard` as flyteadmin 1.16.8 builds it. The time zones are those of IANA's
    database of 2025, so that what is refused does not depend on a machine.
    """
    if expression.startswith(_ZONE):
        zone, _, expression = expression.partition("=")[2].partition(" ")
        if not _is_zone(zone):
            return f"there is no time zone `{zone}`"
        expression = expression.strip()
    if expression.startswith("@"):
        return _descriptor_fault(expression)
    parts = expression.split()
    if len(parts) != len(_FIELDS):
        return f"it has {len(parts)} field{'' if len(parts) == 1 else 's'}, not 5"
    faults = (
        _range_fault(piece, field)
        for part, field in zip(parts, _FIELDS, strict=True)
        for piece in part.split(",")
        if piece
    )
    return next((fault for fault in faults if fault), "")


def _is_zone(name: str) -> bool:
    # Few schedules name one.
    from pathlib import Path

    names = (Path(__file__).parent / "zones.txt").read_text(encoding="utf-8").split()
    return name in ("", "Local") or name in names


def _descriptor_fault(expression: str) -> str:
    if expression in _DESCRIPTORS:
        return ""
    every, _, duration = expression.partition(" ")
    if every == "@every" and duration:
        return "" if _DURATION.fullmatch(duration) else f"`{duration}` is not a duration"
    return f"`{expression}` is not a descriptor"


def _range_fault(piece: str, field: _Field) -> str:
    range_, *steps = piece.split("/")
    low, *highs = range_.split("-")
    if len(steps) > 1 or len(highs) > 1:
        return f"`{piece}` is not a range of {field.title}"
    step = int(steps[0]) if steps and _NUMBER.fullmatch(steps[0]) else None
    if steps and not step:
        return f"the step of `{piece}` must be a positive number"
    # The scheduler looks at nothing that follows a star in the same range.
    if low in ("*", "?"):
        return ""
    start = field.number(low)
    end = field.number(highs[0]) if highs else (field.high if steps else start)
    if start is None or end is None:
        return f"`{piece}` is not a number or name of {field.title}"
    if start < field.low or end > field.high:
        return f"`{piece}` is outside {field.low} to {field.high}, the range of {field.title}"
    return f"`{piece}` ends before it begins" if start > end else ""
