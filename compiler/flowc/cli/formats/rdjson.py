"""Reviewdog's diagnostic format, which comments on pull requests of many hosts."""

from __future__ import annotations

import json
from typing import assert_never

from flowc.cli.formats.listing import Finding, Listing, Place
from flowc.cli.report import Json
from flowc_ir.diagnostic import Severity
from flowc_ir.source import Span


def write(listing: Listing) -> str:
    """Write the document."""
    document: dict[str, Json] = {
        "source": {"name": "flowc"},
        "diagnostics": [_diagnostic(finding, listing) for finding in listing.findings()],
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def _diagnostic(finding: Finding, listing: Listing) -> dict[str, Json]:
    place = listing.place(finding.span)
    where = f"cell {place.cell}, line {place.line}: " if place and place.cell else ""
    help_ = f"\nhelp: {finding.hint}" if finding.hint else ""
    found: dict[str, Json] = {
        "message": f"{where}{finding.message}{help_}",
        "location": _location(finding.span, listing),
        "severity": _severity(finding.severity),
        "code": {"value": finding.code},
    }
    if finding.related:
        found["relatedLocations"] = [
            {"message": related.message, "location": _location(related.span, listing)}
            for related in finding.related
        ]
    if finding.fix is not None:
        found["suggestions"] = [
            {"range": _range(place), "text": text}
            for span, text in listing.edits(finding.span.path, finding.fix)
            if (place := listing.place(span)) is not None
        ]
    return found


def _location(span: Span, listing: Listing) -> dict[str, Json]:
    place = listing.place(span)
    if place is None:
        return {"path": ""}
    if place.cell or place.line < 1:
        return {"path": place.path}
    return {"path": place.path, "range": _range(place)}


def _range(place: Place) -> dict[str, Json]:
    # Columns count bytes of UTF-8 there, as they do in spans.
    return {
        "start": {"line": place.line, "column": place.byte_column},
        "end": {"line": place.end_line, "column": place.end_byte_column},
    }


def _severity(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return "ERROR"
        case Severity.WARNING:
            return "WARNING"
        case Severity.NOTE:
            return "INFO"
        case _:
            assert_never(severity)
