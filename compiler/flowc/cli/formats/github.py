"""Workflow commands of GitHub Actions: annotations in a pull request."""

from __future__ import annotations

from typing import assert_never

from flowc.cli.formats.listing import Finding, Listing, Place
from flowc.cli.paint import harmless
from flowc_ir.diagnostic import Severity


def write(listing: Listing) -> str:
    """Write a command for each finding."""
    return "\n".join(
        _command(finding, listing.place(finding.span)) for finding in listing.findings()
    )


def _command(finding: Finding, place: Place | None) -> str:
    properties = [("title", f"flowc: {finding.code}"), *_where(place)]
    spelled = ",".join(f"{name}={_property(value)}" for name, value in properties)
    # The log shows the message only, so that it says the place and the code again.
    shown = f"{_shown(place)}{finding.code}: {finding.message}"
    text = f"{shown}\nhelp: {finding.hint}" if finding.hint else shown
    return f"::{_level(finding.severity)} {spelled}::{_escaped(text)}"


def _where(place: Place | None) -> list[tuple[str, str]]:
    if place is None:
        return []
    where = [("file", place.path)]
    if place.cell or place.line < 1:
        return where
    where += [("line", str(place.line)), ("endLine", str(place.end_line))]
    # GitHub takes columns only where a range lies on one line.
    if place.line == place.end_line:
        where += [("col", str(place.column)), ("endColumn", str(place.end_column))]
    return where


def _shown(place: Place | None) -> str:
    if place is None:
        return ""
    cell = f":cell {place.cell}" if place.cell else ""
    line = f":{place.line}:{place.column}" if place.line else ""
    return f"{place.path}{cell}{line}: "


def _level(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return "error"
        case Severity.WARNING:
            return "warning"
        case Severity.NOTE:
            return "notice"
        case _:
            assert_never(severity)


def _escaped(text: str) -> str:
    lines = [harmless(line) for line in text.replace("%", "%25").split("\n")]
    return "%0A".join(lines)


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
