"""Defaults as documentation tells them."""

from __future__ import annotations

import json

from flowc.contracts.literal_json import json_of
from flowc.contracts.model.contract import Field, Input


def told(port: Input | Field) -> str:
    """Give what a field means, and what counts if it is left out."""
    doc = " ".join(port.doc.split())
    if port.is_required or port.default is None:
        return doc
    default = json.dumps(json_of(port.default), ensure_ascii=False)
    note = f"default: {default}"
    return f"{doc} ({note})" if doc else note
