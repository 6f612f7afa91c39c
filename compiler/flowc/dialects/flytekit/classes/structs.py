"""`google.protobuf.Struct`: plain data as many task classes build it for `get_custom`."""

from __future__ import annotations

from flowc.dialects.flytekit.classes.targets import plain_data
from flowc.dialects.flytekit.settings.reading import need
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    DictValue,
    External,
    Known,
    ListValue,
    Unknown,
    Value,
)
from flowc_ir.plain import Plain, PlainList, PlainMap
from flowc_ir.source import Span

STRUCT = "google.protobuf.struct_pb2.Struct"
TO_DICT = "google.protobuf.json_format.MessageToDict"


class StructValue(Extension):
    """A `Struct`, by its entries; `lost` is set once they are not known any more."""

    __slots__ = ("entries", "lost")

    def __init__(self) -> None:
        self.entries: dict[str, Plain] = {}
        self.lost: Unknown | None = None

    def describe(self) -> str:
        """Say what this is."""
        return "a `Struct`"

    def python_type(self) -> Value:
        """Give the class."""
        return External(STRUCT)

    def lose(self, unknown: Unknown) -> None:
        """Forget the entries."""
        self.lost = self.lost or unknown

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Tell whether there are entries: it has a length."""
        return self.lost or bool(self.entries)

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give a method."""
        match name:
            case "update":
                return Builtin("Struct.update", self._update)
            case "__setitem__":
                return Builtin("Struct.__setitem__", self._set)
            case _:
                unknown = Unknown(f"`{name}` of a `Struct` is not followed", span)
                self.lose(unknown)
                return unknown

    def _update(self, context: Context, call: Call) -> Value:
        self._add(call.positional[0], call.span)
        return NONE

    def _set(self, context: Context, call: Call) -> Value:
        key, item = call.positional
        if not isinstance(key, Known):
            self.lose(Unknown("a key of a `Struct` is not known", call.span))
            return NONE
        self._add(DictValue({key.value: (key, item)}), call.span)
        return NONE

    def _add(self, data: Value, span: Span) -> None:
        try:
            plain = plain_data(need(data), span)
        except Lost as lost:
            self.lose(lost.unknown)
            return
        for key, item in () if plain is None else plain.entries:
            self.entries[str(key)] = item


def install(registry: Registry) -> None:
    """Add what this room models."""
    registry.models[STRUCT] = _struct
    registry.models[TO_DICT] = _to_dict


def _struct(context: Context, call: Call) -> Value:
    made = StructValue()
    if call.positional or call.keywords:
        made.lose(Unknown("the fields of a `Struct` are not followed", call.span))
    return made


def _to_dict(context: Context, call: Call) -> Value:
    """Give the data of a `Struct`; its numbers are floats."""
    message = call.positional[0] if call.positional else NONE
    if not isinstance(message, StructValue) or len(call.positional) > 1 or call.keywords:
        return Unknown("the message that becomes a dict is not followed", call.span)
    if message.lost is not None:
        return message.lost
    return _value(PlainMap(tuple(message.entries.items())))


def _value(plain: Plain) -> Value:
    match plain:
        case PlainMap(entries=entries):
            return DictValue({key: (_value(key), _value(item)) for key, item in entries})
        case PlainList(items=items):
            return ListValue([_value(item) for item in items])
        case bool() | None | str():
            return Known(plain)
        case int():
            return Known(float(plain))
        case _:
            return Known(plain)
