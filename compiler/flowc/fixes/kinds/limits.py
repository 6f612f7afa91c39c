"""A limit is raised to what is requested."""

from __future__ import annotations

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Fix, Safety
from flowc.fixes.kinds.calls import argument, called, calls_around

_KEYWORDS = ("cpu", "mem", "gpu", "ephemeral_storage")


def limit(finding: Finding) -> Fix | None:
    """Allow a task what it requests."""
    for call in calls_around(finding):
        asked, most = (_resources(call, name) for name in ("requests", "limits"))
        if asked is None or most is None:
            continue
        for keyword in _KEYWORDS:
            request, allowed = argument(asked, keyword), argument(most, keyword)
            if request is None or allowed is None:
                continue
            wanted = finding.parsed.code(request.value)
            words = (f"{_plain(request)} of ", f"limit of {_plain(allowed)}")
            if all(word in finding.found.message for word in words):
                edit = finding.parsed.instead(allowed.value, request.value)
                return Fix(f"raise the limit to `{wanted}`", Safety.UNSAFE, (edit,))
    return None


def _resources(call: cst.Call, name: str) -> cst.Call | None:
    given = argument(call, name)
    if given is None or not isinstance(given.value, cst.Call):
        return None
    return given.value if called(given.value) == "Resources" else None


def _plain(given: cst.Arg) -> str:
    match given.value:
        case cst.SimpleString() | cst.Integer() | cst.Float():
            return str(given.value.evaluated_value)
        case _:
            return "\n"
