"""All entities and findings as one JSON document of ours."""

from __future__ import annotations

from flowc.cli.formats.json_lines import fix_json
from flowc.cli.formats.listing import Listing
from flowc.cli.report import report_json


def write(listing: Listing) -> str:
    """Write the document that `flowc package --report` writes too, with fixes beside findings."""
    fixes = {found: fix_json(found.span.path, fix, listing) for found, fix in listing.fixes.items()}
    return report_json(listing.result, fixes)
