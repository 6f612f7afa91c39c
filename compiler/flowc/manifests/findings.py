"""What is found wrong in one manifest, and the checks of names that all parts share."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from keyword import iskeyword

from flowc.manifests.codes import INVALID
from flowc.manifests.outline import Text
from flowc_ir.diagnostic import Report
from flowc_ir.source import Span

MOST_SHOWN = 12
"""How many names are listed where none is near."""


class Findings:
    """Says what is wrong."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def tell(self, span: Span, message: str, meant: tuple[str, list[str]] | None = None) -> None:
        """Report; `meant` is a name that there is not, with those that it may be meant for."""
        hint = "" if meant is None else _hint(*meant)
        self._report.add(INVALID.at(span, message, hint=hint))

    def distinct(self, names: Iterable[Text]) -> None:
        """Report names that stand twice."""
        first: dict[str, Span] = {}
        for name in names:
            if name.text and name.text in first:
                self.tell(name.span, f"`{name.text}` is described twice")
            first.setdefault(name.text, name.span)

    def expect_identifier(self, name: Text, what: str) -> None:
        """Report what Python takes for no name."""
        if not name.text.isidentifier() or iskeyword(name.text):
            self.tell(name.span, f"`{name.text}` is no name of {what}")

    def expect_one_of(self, name: Text, known: list[str], what: str) -> None:
        """Report a name that is none of those known."""
        if name.text not in known:
            self.tell(name.span, f"there is no {what} `{name.text}`", (name.text, known))


def last(name: str) -> str:
    """Give the last part of a dotted name."""
    return name.rpartition(".")[2]


def is_dotted(name: str) -> bool:
    """Tell whether Python takes a text for a dotted name."""
    return all(part.isidentifier() and not iskeyword(part) for part in name.split("."))


def _hint(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    if near:
        return f"did you mean `{near[0]}`?"
    shown = ", ".join(f"`{each}`" for each in dict.fromkeys(known))
    return f"the names are {shown}" if 0 < len(known) <= MOST_SHOWN else ""
