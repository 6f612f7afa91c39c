"""A JSON document for each finding, one a line, for streams."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from flowc.cli.formats.listing import Finding, Listing
from flowc.cli.report import SCHEMA_VERSION, Json, span_json

if TYPE_CHECKING:
    from flowc.fixes.fix import Fix


def write(listing: Listing) -> str:
    """Write the findings, and the opaque entities as notes."""
    documents = (_document(finding, listing) for finding in listing.findings())
    return "\n".join(json.dumps(document, ensure_ascii=False) for document in documents)


def _document(finding: Finding, listing: Listing) -> dict[str, Json]:
    place = listing.place(finding.span)
    return {
        "schema_version": SCHEMA_VERSION,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "file": place.path if place else "",
        "span": span_json(finding.span),
        "related": [
            {"message": related.message, "span": span_json(related.span)}
            for related in finding.related
        ],
        "fingerprint": finding.fingerprint,
        "backend": finding.backend,
        "fix": fix_json(finding.span.path, finding.fix, listing),
    }


def fix_json(path: str, fix: Fix | None, listing: Listing) -> Json:
    """Give what a fix changes in a file; columns count bytes from 0, as in spans."""
    if fix is None:
        return None
    return {
        "message": fix.title,
        "safety": fix.safety.value,
        "edits": [
            {"content": text, "span": span_json(span)} for span, text in listing.edits(path, fix)
        ],
    }
