"""A changed type of a port as a change, in words."""

from __future__ import annotations

from flowc.comparison import codes
from flowc.comparison.change import Change, Subject
from flowc.comparison.edits import Edit, What
from flowc.comparison.levels import Level, Scope
from flowc.comparison.types import TypeChange
from flowc_ir.source import Span
from flowc_ir.text.types import spell_type
from flowc_ir.types import Type


def type_changed(
    change: TypeChange,
    *,
    is_input: bool,
    subject: Subject,
    types: tuple[Type, Type],
    scopes: tuple[Scope, ...],
    spans: tuple[Span, Span],
) -> Change:
    """Say what the change of a type means; what lies in records and enums is told with those."""
    before, after = map(spell_type, types)
    own = [told(edit) for edit in change.edits if not edit.definition]
    what = "; ".join(own)
    if before != after:
        what = f"`{before}` → `{after}`"
    return Change(
        code=codes.INPUT_TYPE if is_input else codes.OUTPUT_TYPE,
        subject=subject,
        message=f"the type of {subject} has changed: {what or 'how it is encoded'}",
        levels=change.levels(*scopes),
        hint=_hint(change, is_input=is_input),
        before=before,
        after=after,
        witnesses=change.witnesses,
        span=spans[1],
        old_span=spans[0],
        edits=change.edits,
    )


def _hint(change: TypeChange, *, is_input: bool) -> str:
    if change.edges is Level.COMPATIBLE and change.values is Level.COMPATIBLE:
        return ""
    if is_input:
        return (
            "take a type that accepts all that the old one did, or add a new input that is Optional"
        )
    return "give a type that fits wherever the old one did, or add a new output beside it"


def told(edit: Edit) -> str:
    """Say what an edit is, in a few words."""
    where = f" at `{edit.path}`" if edit.path else ""
    match edit.what:
        case What.REPLACED:
            part = f"`{edit.part}` is " if edit.part else ""
            return f"{part}`{edit.before}` → `{edit.after}`{'' if edit.part else where}"
        case What.VALUE_ADDED | What.VALUE_REMOVED:
            return f"{'new' if edit.what is What.VALUE_ADDED else 'lost'} value `{edit.part}`"
        case What.VALUES_REORDERED:
            return f"the order of the values was {edit.before}, and is {edit.after}"
        case What.VARIANT_ADDED | What.VARIANT_REMOVED:
            verb = "may be" if edit.what is What.VARIANT_ADDED else "is no more"
            return f"{verb} `{edit.part}`{where}"
        case What.FIELD_ADDED:
            kind = "that must be given" if edit.is_needed else "with a default"
            return f"new field `{edit.part}` {kind}"
        case What.FIELD_REMOVED:
            return f"lost field `{edit.part}`"
        case What.FIELD_REQUIRED:
            return f"field `{edit.part}` must be given"
        case What.FIELD_OPTIONAL:
            return f"field `{edit.part}` has a default now"
        case What.FIELD_DEFAULT:
            return f"the default of field `{edit.part}` was {edit.before}, and is {edit.after}"
        case What.FORMAT:
            return f"format {_shown(edit.before)} → {_shown(edit.after)}{where}"
        case What.COLUMN_ADDED:
            return f"new column `{edit.part}`{where}"
        case What.COLUMN_REMOVED:
            return f"lost column `{edit.part}`{where}"
        case What.ENCODING:
            part = f" of field `{edit.part}`" if edit.part else where
            return f"another encoding{part}"


def _shown(format_: str) -> str:
    return f"`{format_}`" if format_ else "any"
