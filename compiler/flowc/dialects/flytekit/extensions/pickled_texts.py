"""Objects as jsonpickle writes them, where they hold nothing but plain data."""

from __future__ import annotations

import json
import math

from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.reading import need
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    DictValue,
    InstanceValue,
    Known,
    ListValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span


def pickled_text(session: Session, arguments: list[Value], span: Span) -> object:
    """Give the text of an object whose attributes are plain data (jsonpickle 4.1)."""
    held = need(arguments[0])
    if not isinstance(held, InstanceValue) or held.payload is not None:
        raise Lost(Unknown("what is pickled as JSON is no plain object", span))
    if held.lost is not None:
        raise Lost(held.lost)
    name = f"{held.cls.module.name}.{held.cls.qualname}"
    writer = _Writer(span)
    attributes = {key: writer.plain(value) for key, value in held.attributes.items()}
    return json.dumps({"py/object": name, **attributes})


class _Writer:
    """Takes values for plain data; what stands twice would be written as a reference."""

    def __init__(self, span: Span) -> None:
        self._span = span
        self._seen: list[Value] = []

    def plain(self, value: Value) -> object:
        """Give data that JSON carries as it is; raises `Lost`."""
        match need(value):
            case Known(value=None | bool() | int() | str() as atom):
                return atom
            case Known(value=float() as number) if math.isfinite(number):
                return number
            case ListValue(items=items, lost=None) as held:
                self._note(held)
                return [self.plain(item) for item in items]
            case DictValue(entries=entries, lost=None) as held if all(map(_is_plain, entries)):
                self._note(held)
                return {str(key): self.plain(item) for key, (_, item) in entries.items()}
            case _:
                raise Lost(Unknown("an object is pickled, which is not followed", self._span))

    def _note(self, held: Value) -> None:
        if any(held is each for each in self._seen):
            raise Lost(Unknown("an object is pickled twice, which is not followed", self._span))
        self._seen.append(held)


def _is_plain(key: object) -> bool:
    return isinstance(key, str) and not key.startswith(("py/", "json://"))
