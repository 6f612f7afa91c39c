"""Names as Python spells them."""

from __future__ import annotations

import keyword
import re


def identifier(name: str) -> str | None:
    """Give what Python can write of a name, None if that is nothing."""
    found = re.sub(r"\W+", "_", name).rstrip("_" if not name.endswith("_") else "")
    if not found.strip("_"):
        return None
    if not found.isidentifier():
        found = f"n{found}"
    if not found.isidentifier():
        return None
    # Two underscores in front are mangled in classes.
    if keyword.iskeyword(found) or found.startswith("__"):
        return f"{found.lstrip('_')}_"
    return found
