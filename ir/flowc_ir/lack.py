"""What kind of knowledge an opaque entity lacks, for machines."""

from __future__ import annotations

import enum


class Lack(enum.Enum):
    """The kinds of what is not known; what to do about it differs from one to the other.

    `MANIFEST`: what a library's type, function or value means, which a manifest can say. `WORLD`:
    something outside the sources, such as the clock, a file or the environment. `OTHER`: anything
    else, such as code that is not followed.
    """

    OTHER = "other"
    MANIFEST = "manifest"
    WORLD = "world"
