"""What a fix is: edits of one file that take a finding away."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from flowc_ir.lazy_dataclass import dataclass


class Safety(enum.Enum):
    """Whether a fix may be made unseen.

    A safe fix keeps the meaning, or gives the one that was plainly intended; an unsafe one is
    probably right.
    """

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Edit:
    """A half-open range of characters of a text, and what is to stand there instead."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What to change in the file of a finding; `title` says it in the imperative."""

    title: str
    safety: Safety
    edits: tuple[Edit, ...]


def applied(text: str, edits: Iterable[Edit]) -> str:
    """Make edits, none of which overlap, and give the text that comes out."""
    parts: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])


def overlap(edits: Iterable[Edit], others: Iterable[Edit]) -> bool:
    """Tell whether two fixes touch one place; where edits only meet, their order matters too."""
    taken = [*others]
    return any(
        edit.start <= other.end and other.start <= edit.end for edit in edits for other in taken
    )
