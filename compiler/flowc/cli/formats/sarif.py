"""SARIF 2.1.0, which code scanning of GitHub and many other tools read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from flowc.cli.formats.listing import Finding, Listing, Place
from flowc.cli.pages import first_sentence, pages, read_page, reason
from flowc.cli.report import Json
from flowc.version import VERSION
from flowc_ir.diagnostic import Severity
from flowc_ir.source import Span

if TYPE_CHECKING:
    from flowc.fixes.fix import Fix

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_BASE = "%SRCROOT%"


def write(listing: Listing) -> str:
    """Write a log with one run; the rules are those that have a finding."""
    findings = listing.findings()
    severities = {finding.code: finding.severity for finding in findings}
    codes = sorted(severities)
    run: dict[str, Json] = {
        "tool": {
            "driver": {
                "name": "flowc",
                "version": VERSION,
                "semanticVersion": VERSION,
                "rules": [_rule(code, severities[code]) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _BASE: {"description": {"text": "the folder that flowc was run in"}}
        },
        "results": [_result(finding, codes, listing) for finding in findings],
    }
    document: dict[str, Json] = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, indent=2, ensure_ascii=False)


def _rule(code: str, severity: Severity) -> dict[str, Json]:
    page = read_page(pages()[code])
    return {
        "id": code,
        "shortDescription": {"text": first_sentence(page)},
        "fullDescription": {"text": reason(page) or first_sentence(page)},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": severity.value},
    }


def _result(finding: Finding, codes: list[str], listing: Listing) -> dict[str, Json]:
    place = listing.place(finding.span)
    where = f"cell {place.cell}, line {place.line}: " if place and place.cell else ""
    help_ = f"\nhelp: {finding.hint}" if finding.hint else ""
    result: dict[str, Json] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity.value,
        "message": {"text": f"{where}{finding.message}{help_}"},
        "locations": [] if place is None else [{"physicalLocation": _physical(place)}],
        # GitHub tells findings apart by the second; the first says how it is made.
        "partialFingerprints": {
            "flowc/v1": finding.fingerprint,
            "primaryLocationLineHash": f"{finding.fingerprint}:1",
        },
    }
    related = [
        _related(number, other.message, other.span, listing)
        for number, other in enumerate(finding.related, start=1)
    ]
    if finding.backend:
        result["properties"] = {"backend": finding.backend}
    if related:
        result["relatedLocations"] = [*related]
    if finding.fix is not None:
        result["fixes"] = [_fix(finding.span.path, finding.fix, listing)]
    return result


def _fix(path: str, fix: Fix, listing: Listing) -> dict[str, Json]:
    replacements: list[Json] = []
    artifact: dict[str, Json] = {}
    for span, text in listing.edits(path, fix):
        place = listing.place(span)
        if place is not None:
            artifact = _artifact(place)
            inserted: Json = {"text": text}
            replacements.append({"deletedRegion": _region(place), "insertedContent": inserted})
    return {
        "description": {"text": fix.title},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": replacements}],
        "properties": {"safety": fix.safety.value},
    }


def _related(number: int, message: str, span: Span, listing: Listing) -> dict[str, Json]:
    place = listing.place(span)
    located: dict[str, Json] = {"id": number, "message": {"text": message}}
    if place is not None:
        located["physicalLocation"] = _physical(place)
    return located


def _physical(place: Place) -> dict[str, Json]:
    if place.cell or place.line < 1:
        return {"artifactLocation": _artifact(place)}
    return {"artifactLocation": _artifact(place), "region": _region(place)}


def _artifact(place: Place) -> dict[str, Json]:
    return {"uri": quote(place.path, errors="replace"), "uriBaseId": _BASE}


def _region(place: Place) -> dict[str, Json]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": max(place.line, place.end_line),
        "endColumn": place.end_column,
    }
