"""Values in records that are written, and that no task can read again."""

from __future__ import annotations

from flowc.dialects.flytekit.types.codes import UNREADABLE_FIELD
from flowc.dialects.flytekit.types.place import Place
from flowc.frontend.interpreter.values import (
    DictValue,
    Known,
    ListValue,
    SetValue,
    TupleValue,
    Value,
)

_NUMBERS = {"builtins.int": int, "builtins.float": float}


def tell_unreadable(value: Value, name: str, place: Place) -> None:
    """Report what is no number where one is declared.

    Mashumaro writes whatever is there. What reads it calls `int` or `float` (mashumaro 3.15,
    core/meta/types/unpack.py), which takes the text of a number, and no other.
    """
    number = _NUMBERS.get(name)
    if number is None:
        return
    match value:
        case Known(value=str() | None as host):
            shown = f"`{host!r}`"
            if host is not None and _is_read(number, host):
                return
        case ListValue() | TupleValue() | DictValue() | SetValue():
            shown = "a container"
        case _:
            return
    short = name.removeprefix("builtins.")
    message = f"a field of a record is declared as `{short}`, and gets {shown}"
    place.machine.report.add(UNREADABLE_FIELD.at(place.span, message))


def _is_read(number: type[int] | type[float], text: str) -> bool:
    try:
        number(text)
    except ValueError:
        return False
    return True
