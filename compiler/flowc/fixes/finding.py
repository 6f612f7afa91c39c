"""What a fix is made of: a finding, its file, and the program around it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeAlias

from flowc.fixes.fix import Fix
from flowc.fixes.parsed import Parsed
from flowc_ir.diagnostic import Diagnostic
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.program import Program

# The second form is that of Python's own messages.
_QUOTED = re.compile(r"`[^`]+`|'\w+'")


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding in a file that could be taken apart.

    Of its words only those are read that CONTRIBUTING.md fixes: what stands in backticks is the
    user's, and a hint that is nothing but ``did you mean `x`?`` or ``write `x` `` says what is to
    stand there.
    """

    found: Diagnostic
    parsed: Parsed
    program: Program

    @property
    def quoted(self) -> tuple[str, ...]:
        """The things of the user's that the message names, in order."""
        return tuple(each[1:-1] for each in _QUOTED.findall(self.found.message))

    @property
    def meant(self) -> str:
        """What the hint takes for what was meant; empty if it does not guess."""
        return self._hinted("did you mean `", "`?")

    @property
    def right(self) -> str:
        """What the hint knows to be right; empty if it knows no such thing."""
        return self._hinted("write `", "`")

    def _hinted(self, before: str, after: str) -> str:
        hint = self.found.hint
        inner = hint[len(before) : len(hint) - len(after)]
        fits = hint == f"{before}{inner}{after}" and "`" not in inner
        return inner if fits else ""


Fixer: TypeAlias = Callable[[Finding], Fix | None]
"""Gives the fix of a finding, None if this one has none."""
