"""Names as a language spells them: which it cannot spell, and which become one."""

from __future__ import annotations

from collections.abc import Callable

from flowc.contracts.words import is_plain
from flowc_ir.diagnostic import Code, Diagnostic, Related, Report, Severity
from flowc_ir.source import Span

UNSPELLABLE = Code(
    "contract-name-unspellable", Severity.ERROR, "a language has no spelling for a name"
)
COLLISION = Code(
    "contract-name-collision", Severity.ERROR, "two names of a contract become one in a language"
)


class Speller:
    """Spells names for one language, and finds those that cannot be or that meet."""

    def __init__(self, language: str, report: Report) -> None:
        self._language = language
        self._report = report
        self._taken: dict[tuple[str, str], tuple[str, Span]] = {}

    def spell(self, name: str, form: Callable[[str], str], what: str, span: Span) -> str:
        """Give a name in a form of the language; `what` says in a message what is named."""
        if is_plain(name):
            return form(name)
        message = f"the name of {what} cannot be spelled in {self._language}"
        hint = "name it with letters and digits of ASCII, or leave it out with `--entity`"
        self._report.add(UNSPELLABLE.at(span, message, hint=hint))
        return "x"

    def claim(self, scope: str, spelled: str, what: str, span: Span) -> None:
        """Take a spelled name in a scope; it is an error if something else has it."""
        other, place = self._taken.setdefault((scope, spelled), (what, span))
        if (other, place) == (what, span):
            return
        message = f"{other} and {what} would both be `{spelled}` in {self._language}"
        related = (Related(place, f"{other} is here"),) if place.path else ()
        hint = "rename one of them, or leave it out with `--entity`"
        self._report.add(Diagnostic(COLLISION, span, message, hint, related))
