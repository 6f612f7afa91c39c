"""Between values of the user's program and the data of templates."""

from __future__ import annotations

import datetime
import sys
from typing import TypeGuard

from flowc.dialects.flytekit.classes.interfaces import as_dict
from flowc.dialects.flytekit.classes.last_settings import SettingText
from flowc.dialects.flytekit.settings.reading import need
from flowc.dialects.flytekit.settings.setting_values import SettingValue
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.keys import plain as plain_value
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    DictValue,
    External,
    InstanceValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.manifests.marks import mark, parts_of
from flowc.manifests.plain_data import is_dict, is_list, is_tuple
from flowc_ir.plain import PlainSetting, Setting
from flowc_ir.source import Span

MAX_DEPTH = 100


def is_value(data: object) -> TypeGuard[Value]:
    """Tell whether something is a value of the user's program, and no data yet."""
    return isinstance(data, Value)


def shallow(value: Value) -> object:
    """Give an atom, a list of values, a dict of values by text, or the value itself."""
    match plain_value(need(value)):
        case Known(value=host) if host is None or isinstance(host, (bool, int, float, str)):
            return host
        case ListValue(lost=Unknown() as lost) | DictValue(lost=Unknown() as lost):
            raise Lost(lost)
        case ListValue(items=items) | TupleValue(items=items):
            return list(items)
        case DictValue(entries=entries) if all(isinstance(key, str) for key in entries):
            return {str(key): item for key, (_, item) in entries.items()}
        case _:
            return value


def deep(data: object, span: Span, depth: int = 0) -> object:
    """Give plain data; an object is a map of its fields. Raises `Lost`."""
    if depth > MAX_DEPTH:
        raise Lost(Unknown("a value for an extension is nested too deep", span))
    opened = shallow(data) if is_value(data) else data
    if is_dict(opened):
        return {key: deep(item, span, depth + 1) for key, item in opened.items()}
    if is_list(opened):
        items = [deep(item, span, depth + 1) for item in opened]
        return tuple(items) if isinstance(data, TupleValue) else items
    match opened:
        case Known(value=datetime.timedelta() as duration):
            return duration.total_seconds()
        case Known(value=datetime.date() as moment):
            return moment.isoformat()
        case InstanceValue(lost=Unknown() as lost):
            raise Lost(lost)
        case External(name=name) if not _names_a_class(name):
            raise Lost(Unknown(f"`{name}` of a library is not known", span))
        case InstanceValue(attributes=fields, payload=None):
            return _record(fields, span, depth)
        case InstanceValue(payload=Value() as payload):
            return deep(payload, span, depth + 1)
        case SettingValue(fields=fields):
            return _record(fields, span, depth)
        case SettingText(plain=plain):
            return f"{plain.before}{mark(plain.setting.value)}{plain.after}"
        case Value():
            return {"object": opened.describe() if isinstance(opened, Extension) else "object"}
        case _:
            return opened


def _names_a_class(name: str) -> bool:
    """Tell whether something of a library is certainly no data, judged by its name."""
    last = name.rpartition(".")[2]
    is_named_so = last[:1].isupper() and not last.isupper()
    return is_named_so or name.partition(".")[0] in sys.stdlib_module_names


def _record(fields: dict[str, Value], span: Span, depth: int) -> dict[str, object]:
    shown = {name: value for name, value in fields.items() if not name.startswith("__")}
    return {
        {"_value_": "value", "_name_": "name"}.get(name, name): deep(value, span, depth + 1)
        for name, value in shown.items()
    }


def to_value(data: object) -> Value:
    """Give data as a value of the user's program; values in it stay."""
    if is_value(data):
        return data
    if is_dict(data):
        return as_dict({key: to_value(item) for key, item in data.items()})
    if is_list(data):
        return ListValue([to_value(item) for item in data])
    if is_tuple(data):
        return TupleValue(tuple(to_value(item) for item in data))
    parts = parts_of(data) if isinstance(data, str) else None
    if parts is None:
        return Known(data)
    before, name, after = parts
    return SettingText(PlainSetting(before=before, setting=Setting(name), after=after))
