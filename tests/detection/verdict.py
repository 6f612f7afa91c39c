"""What a tool says of one program, and what that makes of a seed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from detection.seeds import Seed


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that a tool says of a program.

    `lines`: where, any of which may be meant. `kind`: the tool's name for mistakes of this sort.
    """

    lines: tuple[int, ...]
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a tool makes of a seed: whether it finds the mistake and where, and what of the twin.

    `is_found`: it says something of the mistake that it does not say, of this kind and at this
    line, of the twin.
    `is_false_alarm`: it says anything of the twin.
    """

    is_found: bool
    is_at_line: bool
    is_false_alarm: bool
    text: str = ""


def verdict_of(seed: Seed, of_mistake: Iterable[Said], of_twin: Iterable[Said]) -> Verdict:
    """Compare what is said of both programs."""
    twin = {(said.lines, said.kind) for said in of_twin}
    new = [said for said in of_mistake if (said.lines, said.kind) not in twin]
    at_line = [said for said in new if seed.right_lines.intersection(said.lines)]
    return Verdict(
        is_found=bool(new),
        is_at_line=bool(at_line),
        is_false_alarm=bool(twin),
        text=next((said.text for said in [*at_line, *new]), ""),
    )
