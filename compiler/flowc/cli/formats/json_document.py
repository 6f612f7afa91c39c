"""All entities and findings as one JSON document of ours."""

from __future__ import annotations

from flowc.cli.formats.listing import Listing
from flowc.cli.report import report_json


def write(listing: Listing) -> str:
    """Write the document that `flowc package --report` writes too."""
    return report_json(listing.result)
