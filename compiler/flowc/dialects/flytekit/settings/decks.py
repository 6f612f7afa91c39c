"""Decks: the fields that a task shows, and whether it shows any."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import mistake
from flowc.dialects.flytekit.settings.reading import constant, flag, is_none, items
from flowc.dialects.flytekit.settings.setting_values import Defaults
from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.values import Known, Value
from flowc_ir.source import Span

DECK_FIELD = "flytekit.deck.deck.DeckField"
FIELDS = {
    "INPUT": "Input",
    "OUTPUT": "Output",
    "SOURCE_CODE": "Source Code",
    "TIMELINE": "Timeline",
    "DEPENDENCIES": "Dependencies",
}
"""Members of `DeckField`, which are strings (flytekit 1.16.31 deck/deck.py)."""
RENDERER = "flytekit.deck.renderer"
RENDERERS: dict[str, Defaults] = {
    "TopFrameRenderer": {"max_rows": Known(10), "max_cols": Known(100)},
    "ArrowRenderer": {},
    "MarkdownRenderer": {},
    "SourceCodeRenderer": {"title": Known("Source Code")},
    "PythonDependencyRenderer": {"title": Known("Dependencies")},
}
"""What draws values at run time; in annotations it changes nothing of a type."""


def shows_deck(context: Context, given: dict[str, Value], span: Span) -> bool:
    """Tell whether a task makes a deck, by `enable_deck`, `disable_deck` and `deck_fields`."""
    enable = flag(given.get("enable_deck"), "`enable_deck`", span)
    disable = flag(given.get("disable_deck"), "`disable_deck`", span)
    if enable is not None and disable is not None:
        mistake(
            WRONG_SETTING,
            span,
            "`enable_deck` and `disable_deck` exclude one another",
            hint="keep `enable_deck`",
            exception="ValueError",
        )
    shows = enable if enable is not None else disable is False
    fields = given.get("deck_fields")
    if shows and fields is not None and not is_none(fields):
        for field in items(context, fields, "`deck_fields`", span):
            _check_field(field, span)
    return shows


def _check_field(field: Value, span: Span) -> None:
    if constant(field, "a deck field", span) not in FIELDS.values():
        mistake(
            WRONG_SETTING,
            span,
            "`deck_fields` holds something that is no deck field",
            hint="use the members of `DeckField`",
            exception="ValueError",
        )
