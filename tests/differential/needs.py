"""Which entities are opaque only for want of a manifest."""

from __future__ import annotations

import re

from differential.compile import Reported

_LIBRARY = re.compile(r"`(?:from )?(flytekit\.[^` ]+)[^`]*`")
# What flytekit ships beside its core; manifests describe it like any other plugin.
_BESIDE = ("flytekit.extras.", "flytekit.sensor.")


def needs_manifest(reported: Reported) -> bool:
    """Tell whether a manifest of a library or a plugin is all that an entity lacks.

    What flytekit itself consists of is the language, which flowc has to know.
    """
    names: list[str] = _LIBRARY.findall(reported.reason)
    return reported.lack == "manifest" and all(name.startswith(_BESIDE) for name in names)
