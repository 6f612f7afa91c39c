"""One line for each finding: what editors and `grep` read."""

from __future__ import annotations

from flowc.cli.formats.listing import Listing
from flowc.cli.render import concise, opaque_concise


def write(listing: Listing) -> str:
    """Draw every finding, then every opaque entity."""
    lines = [
        concise(found, listing.scene, has_fix=listing.has_fix(found))
        for found in listing.result.diagnostics
    ]
    lines += [opaque_concise(entity, listing.scene) for entity in listing.result.opaque_by_lack]
    return "\n".join(lines)
