"""Settings as text: each field that does not hold its default.

Whatever is added to the settings of the IR is shown without a word here.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Collection, Iterator
from dataclasses import MISSING, is_dataclass
from operator import attrgetter

from flowc_ir.literals import DurationLiteral
from flowc_ir.plain import PlainMap, PlainSetting
from flowc_ir.reflect import defaults_of, is_tuple
from flowc_ir.task import Pair, Quantity
from flowc_ir.text.atoms import plain_doc, quote, spell_integer, spell_qualified_name
from flowc_ir.text.layout import Doc, group, row
from flowc_ir.text.literals import literal_doc


def settings_docs(settings: object, *, without: Collection[str] = ()) -> Iterator[Doc]:
    """Give the fields that are not named in `without` and do not hold their default."""
    for name, default in defaults_of(type(settings)).items():
        get = attrgetter(name)
        value: object = get(settings)
        if name in without or (default is not MISSING and value == default):
            continue
        if value is True:
            yield name
        elif is_dataclass(value) and not isinstance(value, (DurationLiteral, PlainMap)):
            inside = list(settings_docs(value))
            # Where no field is shown, only the name of the class tells one kind from another.
            yield (
                group(f"{name}(", inside, ")")
                if inside
                else row(f"{name} = ", settings_group(value))
            )
        else:
            yield row(f"{name} = ", _value_doc(value))


def settings_group(settings: object) -> Doc:
    """Give all settings of one class, under its name."""
    words = re.sub(r"(?<!^)(?=[A-Z])", "_", type(settings).__name__).lower()
    return group(f"{words}(", settings_docs(settings), ")")


def _value_doc(value: object) -> Doc:
    match value:
        case None:
            return "none"
        case bool():
            return "true" if value else "false"
        case int():
            return spell_integer(value)
        case float() | bytes() | PlainMap() | PlainSetting():
            return plain_doc(value)
        case str():
            return quote(value)
        case enum.Enum():
            return str(value.value)
        case DurationLiteral():
            return literal_doc(value)
        case _:
            return _tuple_doc(value) if is_tuple(value) else settings_group(value)


def _tuple_doc(items: tuple[object, ...]) -> Doc:
    entries = [_entry_doc(item) for item in items if isinstance(item, (Pair, Quantity))]
    if entries and len(entries) == len(items):
        return group("{", entries, "}")
    return group("[", map(_value_doc, items), "]")


def _entry_doc(entry: Pair | Quantity) -> Doc:
    match entry:
        case Pair(key=key, value=value):
            return f"{spell_qualified_name(key)}: {quote(value)}"
        case Quantity(name=name, value=value):
            return f"{name.value}: {quote(value)}"
