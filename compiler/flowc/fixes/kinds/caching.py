"""A cache gets the version that it needs, and none gets no settings."""

from __future__ import annotations

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Edit, Fix, Safety
from flowc.fixes.kinds.calls import argument, calls_around, without

_OFF = "is set, but the cache is off"


def version(finding: Finding) -> Fix | None:
    """Give a first version to a cache that has none."""
    call = finding.parsed.call(finding.found.span)
    given = None if call is None else argument(call, "cache")
    if given is None or not finding.found.message.startswith("the cache is on"):
        return None
    if not (isinstance(given.value, cst.Name) and given.value.value == "True"):
        return None
    _, end = finding.parsed.range_of(given)
    edit = Edit(end, end, ', cache_version="1"')
    return Fix('add `cache_version="1"`', Safety.UNSAFE, (edit,))


def without_setting(finding: Finding) -> Fix | None:
    """Take away what is said of a cache that is off."""
    if _OFF not in finding.found.message or len(finding.quoted) != 1:
        return None
    for call in calls_around(finding):
        given = argument(call, finding.quoted[0])
        edit = None if given is None else without(finding.parsed, call, given)
        if edit is not None:
            return Fix(f"take `{finding.quoted[0]}` away", Safety.UNSAFE, (edit,))
    return None
