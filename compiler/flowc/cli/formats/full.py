"""Findings with their excerpts, for people."""

from __future__ import annotations

from flowc.cli.formats.listing import Listing
from flowc.cli.render import full, opaque


def write(listing: Listing) -> str:
    """Draw every finding, then every opaque entity."""
    parts = [
        full(found, listing.scene, has_fix=listing.has_fix(found))
        for found in listing.result.diagnostics
    ]
    parts += [opaque(entity, listing.scene) for entity in listing.result.opaque_by_lack]
    return "\n\n".join(parts)
