"""GitLab's report of code quality, shown in a merge request."""

from __future__ import annotations

import json
from typing import assert_never

from flowc.cli.formats.listing import Finding, Listing
from flowc.cli.report import Json
from flowc_ir.diagnostic import Severity


def write(listing: Listing) -> str:
    """Write the report."""
    findings: list[Json] = [_issue(finding, listing) for finding in listing.findings()]
    return json.dumps(findings, indent=2, ensure_ascii=False)


def _issue(finding: Finding, listing: Listing) -> dict[str, Json]:
    place = listing.place(finding.span)
    # GitLab wants a file and a line; what has none stands at the top of the source root.
    path = place.path if place else listing.scene.way.up or "."
    begin, end = (place.line, place.end_line) if place and not place.cell else (1, 1)
    where = f"cell {place.cell}, line {place.line}: " if place and place.cell else ""
    help_ = f" (help: {finding.hint})" if finding.hint else ""
    return {
        "description": f"{where}{finding.message}{help_}",
        "check_name": finding.code,
        "fingerprint": finding.fingerprint,
        "severity": _severity(finding.severity),
        "location": {
            "path": path.removeprefix("./"),
            "lines": {"begin": max(begin, 1), "end": max(end, begin, 1)},
        },
    }


def _severity(severity: Severity) -> str:
    match severity:
        case Severity.ERROR:
            return "major"
        case Severity.WARNING:
            return "minor"
        case Severity.NOTE:
            return "info"
        case _:
            assert_never(severity)
