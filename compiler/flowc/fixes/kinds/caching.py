"""A cache gets the version that it needs."""

from __future__ import annotations

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Edit, Fix, Safety
from flowc.fixes.kinds.calls import argument


def version(finding: Finding) -> Fix | None:
    """Give a first version to a cache that has none."""
    call = finding.parsed.at(finding.found.span, cst.Call)
    given = None if call is None else argument(call, "cache")
    if given is None or not finding.found.message.startswith("the cache is on"):
        return None
    if not (isinstance(given.value, cst.Name) and given.value.value == "True"):
        return None
    _, end = finding.parsed.range_of(given)
    edit = Edit(end, end, ', cache_version="1"')
    return Fix('add `cache_version="1"`', Safety.UNSAFE, (edit,))
