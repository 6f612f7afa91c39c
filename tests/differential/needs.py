"""Which reasons say that a library's type or a plugin needs a manifest."""

from __future__ import annotations

import re

# What flytekit ships beside its core; the manifests describe it like any other plugin.
_PLUGINS = ("flytekitplugins.", "flytekit.extras.", "flytekit.sensor.")
_TYPE = re.compile(r"the type `(?P<name>[^`]+)` of a library is not known")
_CALL = re.compile(r"`(?P<name>[^`]+)` is a library function that is not modelled")
_BASE = re.compile(r"the base class `(?P<name>[^`]+)`(?: of `[^`]+`)? is not known")


def needs_manifest(reason: str) -> bool:
    """Tell whether an entity is opaque only because of a type or a plugin of a library."""
    if _TYPE.fullmatch(reason):
        return True
    found = _CALL.fullmatch(reason) or _BASE.fullmatch(reason)
    return found is not None and found["name"].startswith(_PLUGINS)
