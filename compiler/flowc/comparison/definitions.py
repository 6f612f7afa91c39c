"""Records and enums that have changed: told once, with all ports that they reach."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from flowc.comparison import codes
from flowc.comparison.change import Change, Subject
from flowc.comparison.edits import Edit
from flowc.comparison.levels import Levels, joined
from flowc.comparison.sides import Sides
from flowc.comparison.type_changes import told
from flowc_ir.lazy_dataclass import replace
from flowc_ir.records import Enum
from flowc_ir.source import NOWHERE, Span


def gathered(changes: Iterable[Change], sides: Sides) -> Iterator[Change]:
    """Give changes of definitions first, and of ports only what they do not explain."""
    kept: list[Change] = []
    by_definition: dict[str, list[Change]] = {}
    for change in changes:
        names = dict.fromkeys(edit.definition for edit in change.edits)
        for name in names:
            if name:
                by_definition.setdefault(name, []).append(change)
        if not names or "" in names:
            kept.append(change)
    for name, reached in by_definition.items():
        yield _of_definition(name, reached, sides)
    yield from kept


def _of_definition(name: str, reached: list[Change], sides: Sides) -> Change:
    edits = dict.fromkeys(
        replace(edit, path="")
        for change in reached
        for edit in change.edits
        if edit.definition == name
    )
    levels: Levels = {}
    for change in reached:
        levels = joined(levels, change.levels)
    definition = sides.new.definitions.get(name)
    old = sides.old.definitions.get(name)
    is_enum = isinstance(definition, Enum)
    what = "; ".join(told(edit) for edit in edits)
    worst = [change for change in reached if change.witnesses] or reached
    return Change(
        code=codes.ENUM_CHANGED if is_enum else codes.RECORD_CHANGED,
        subject=Subject(None, name),
        message=f"{'enum' if is_enum else 'record'} `{name}` has changed: {what}",
        levels=levels,
        hint=_HINTS[is_enum] if any(change.hint for change in reached) else "",
        edits=tuple(edits),
        uses=tuple(dict.fromkeys(use for c in reached for use in (c.uses or (c.subject,)))),
        witnesses=worst[0].witnesses,
        span=_span(edits, NOWHERE if definition is None else definition.span),
        old_span=NOWHERE if old is None else old.span,
    )


_HINTS = {
    True: "edges from enum to enum are compared exactly, with the order; add values at the end,"
    " and take none away that a caller may give",
    False: "give each new field of an input a default, and keep the fields that callers read",
}


def _span(edits: Collection[Edit], whole: Span) -> Span:
    """Give where the only edit stands, or the whole definition."""
    spans = {edit.span for edit in edits}
    return spans.pop() if len(spans) == 1 and NOWHERE not in spans else whole
