"""How bad an edit of a type is for who gives its values, and for who takes them."""

from __future__ import annotations

from flowc.comparison.edits import Edit, What, holds_all_of
from flowc.comparison.levels import Level

_FOR_GIVERS = {
    What.VALUE_ADDED: Level.COMPATIBLE,
    What.VALUE_REMOVED: Level.BREAKING,
    What.VALUES_REORDERED: Level.COMPATIBLE,
    What.VARIANT_ADDED: Level.COMPATIBLE,
    What.VARIANT_REMOVED: Level.BREAKING,
    What.FIELD_REMOVED: Level.RISKY,
    What.FIELD_REQUIRED: Level.BREAKING,
    What.FIELD_OPTIONAL: Level.COMPATIBLE,
    What.FIELD_DEFAULT: Level.RISKY,
    What.COLUMN_ADDED: Level.BREAKING,
    What.COLUMN_REMOVED: Level.COMPATIBLE,
    What.ENCODING: Level.RISKY,
}

_FOR_TAKERS = {
    What.VALUE_ADDED: Level.BREAKING,
    What.VALUE_REMOVED: Level.COMPATIBLE,
    What.VALUES_REORDERED: Level.COMPATIBLE,
    What.VARIANT_ADDED: Level.BREAKING,
    What.VARIANT_REMOVED: Level.COMPATIBLE,
    What.FIELD_ADDED: Level.COMPATIBLE,
    What.FIELD_REMOVED: Level.BREAKING,
    What.FIELD_REQUIRED: Level.COMPATIBLE,
    What.FIELD_OPTIONAL: Level.COMPATIBLE,
    What.FIELD_DEFAULT: Level.INFO,
    What.COLUMN_ADDED: Level.COMPATIBLE,
    What.COLUMN_REMOVED: Level.BREAKING,
    What.ENCODING: Level.RISKY,
}


def for_givers(edit: Edit) -> Level:
    """Weigh an edit of the type of an input, by the values that fitted."""
    match edit.what:
        case What.FIELD_ADDED:
            return Level.BREAKING if edit.is_needed else Level.COMPATIBLE
        case What.REPLACED:
            return _replaced(edit, is_input=True)
        case What.FORMAT:
            # A file that names no format fits any; whether it is of the new one, nobody knows.
            if not edit.after:
                return Level.COMPATIBLE
            return Level.BREAKING if edit.before else Level.RISKY
        case what:
            return _FOR_GIVERS[what]


def for_takers(edit: Edit) -> Level:
    """Weigh an edit of the type of an output, by the values that it may have now."""
    match edit.what:
        case What.REPLACED:
            return _replaced(edit, is_input=False)
        case What.FORMAT:
            if not edit.before:
                return Level.COMPATIBLE
            return Level.BREAKING if edit.after else Level.RISKY
        case what:
            return _FOR_TAKERS[what]


def _replaced(edit: Edit, *, is_input: bool) -> Level:
    if edit.old is None or edit.new is None:
        return Level.BREAKING
    narrow, wide = (edit.old, edit.new) if is_input else (edit.new, edit.old)
    return Level.COMPATIBLE if holds_all_of(narrow, wide) else Level.BREAKING
