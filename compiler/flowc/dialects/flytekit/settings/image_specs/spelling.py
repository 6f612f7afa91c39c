"""The text of settings that flytekit hashes: `str()` of a dict of them."""

from __future__ import annotations

from collections.abc import Mapping

from flowc.dialects.flytekit.settings.image_specs.copy_mode import CopyModeValue
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    DictValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span

PLAIN = (type(None), bool, int, float, complex, str, bytes)


def spell_fields(fields: Mapping[str, str]) -> str:
    """Give the text of a dict whose values are spelled already."""
    return "{" + ", ".join(f"{name!r}: {text}" for name, text in fields.items()) + "}"


def spell(value: Value, what: str, span: Span) -> str:
    """Give Python's `repr()` of a setting; raises `Lost` where it is not known."""
    match value:
        case Unknown():
            raise Lost(value)
        case ListValue(lost=Unknown() as lost) | DictValue(lost=Unknown() as lost):
            raise Lost(lost)
        case Known(value=host) if isinstance(host, PLAIN):
            return repr(host)
        case ListValue(items=items):
            return "[" + ", ".join(spell(item, what, span) for item in items) + "]"
        case TupleValue(items=members, cls=None):
            ending = ",)" if len(members) == 1 else ")"
            return "(" + ", ".join(spell(item, what, span) for item in members) + ending
        case DictValue(entries=entries, type_name="builtins.dict"):
            pairs = (
                f"{spell(key, what, span)}: {spell(item, what, span)}"
                for key, item in entries.values()
            )
            return "{" + ", ".join(pairs) + "}"
        case CopyModeValue(mode=mode):
            return f"<CopyFileDetection.{mode.name}: {mode.value}>"
        case _:
            raise Lost(Unknown(f"{what} holds an object whose text is not known", span))
