"""Whether values fit the types that a manifest gives to parameters."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from flowc.dialects.flytekit.extensions.host_data import shallow
from flowc.dialects.flytekit.settings.image_specs.values import ImageSpecValue
from flowc.frontend.interpreter.keys import plain
from flowc.frontend.interpreter.values import (
    ClassValue,
    DictValue,
    External,
    Generic,
    InstanceValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.manifests.plain_data import is_dict, is_list
from flowc.manifests.shapes import ListOf, MapOf, Named, Nullable, OneOf, Shape

_ATOMS: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "int": (int,),
    "float": (float, int),
    "bool": (bool,),
    "bytes": (bytes,),
    "duration": (datetime.timedelta,),
    "datetime": (datetime.datetime,),
}


def misfit(value: Value, shape: Shape, classes: Mapping[str, Value]) -> str | None:
    """Say what a value is if it certainly does not fit, None otherwise.

    `classes` are those of the manifest, by their names in it.
    """
    if isinstance(value, Unknown):
        return None
    match shape:
        case Nullable(item=item):
            is_null = isinstance(value, Known) and value.value is None
            return None if is_null else misfit(value, item, classes)
        case OneOf(options=options):
            found = [misfit(value, option, classes) for option in options]
            return found[0] if all(found) else None
        case ListOf(item=item):
            return _misfit_in_list(value, item, classes)
        case MapOf(item=item):
            return _misfit_in_map(value, item, classes)
        case Named(name=name):
            return _misfit_of_named(value, name, classes)


def _misfit_in_list(value: Value, item: Shape, classes: Mapping[str, Value]) -> str | None:
    if isinstance(value, (ListValue, DictValue)) and value.lost is not None:
        return None
    opened = shallow(value)
    if not is_list(opened):
        return None if _is_beyond(value) else _kind(value)
    for each in opened:
        if isinstance(each, Value) and (found := misfit(each, item, classes)):
            return f"a list with {found}"
    return None


def _misfit_in_map(value: Value, item: Shape, classes: Mapping[str, Value]) -> str | None:
    if isinstance(value, (ListValue, DictValue)) and value.lost is not None:
        return None
    opened = shallow(value)
    if not is_dict(opened):
        return None if _is_beyond(value) else _kind(value)
    for key, each in opened.items():
        if isinstance(each, Value) and (found := misfit(each, item, classes)):
            return f"a map with {found} under `{key}`"
    return None


def _misfit_of_named(value: Value, name: str, classes: Mapping[str, Value]) -> str | None:
    if name in _ATOMS:
        return _misfit_of_atom(value, name)
    if name in classes:
        if not isinstance(value, InstanceValue):
            return None if _is_beyond(value) else _kind(value)
        return None if classes[name] in value.cls.mro else _kind(value)
    atom = plain(value)
    is_atom = isinstance(atom, Known) and isinstance(atom.value, (int, float, bool))
    is_wrong_text = (
        isinstance(atom, Known) and isinstance(atom.value, str) and name not in ("image", "file")
    )
    is_null = isinstance(atom, Known) and atom.value is None
    if name == "any" or not (is_atom or is_wrong_text or is_null):
        return None
    return _kind(value)


def _misfit_of_atom(value: Value, name: str) -> str | None:
    held = plain(value)
    if isinstance(value, InstanceValue) and held is value:
        return _kind(value)
    if not isinstance(held, Known):
        return None if _is_beyond(value) else _kind(value)
    if isinstance(held.value, bool):
        return None if name == "bool" else _kind(value)
    return None if isinstance(held.value, _ATOMS[name]) else _kind(value)


def _is_beyond(value: Value) -> bool:
    """Tell whether a value may be anything, being of a library."""
    return isinstance(value, (External, Generic)) or not isinstance(
        value,
        (Known, ListValue, TupleValue, DictValue, InstanceValue, ClassValue, ImageSpecValue),
    )


def _kind(value: Value) -> str:
    match value:
        case Known(value=None):
            return "None"
        case Known(value=host):
            return f"`{type(host).__name__}`"
        case ListValue() | TupleValue():
            return "a list"
        case DictValue():
            return "a map"
        case InstanceValue(cls=cls):
            return f"a `{cls.name}`"
        case ClassValue(name=name):
            return f"the class `{name}`"
        case _:
            return "something else"
