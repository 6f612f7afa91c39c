"""Attributes that Python gives to objects, and that are not followed here."""

from __future__ import annotations

import builtins
import collections
import types

from flowc.frontend.interpreter.context import Builtin
from flowc.frontend.interpreter.values import (
    BoundMethod,
    ClassMethod,
    ClassValue,
    DictValue,
    EnumTrait,
    External,
    FunctionValue,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    NamedTupleTrait,
    Partial,
    Property,
    SetValue,
    StaticMethod,
    TupleValue,
    TypeVariable,
    Value,
    find_trait,
)

OF_ALL = frozenset(dir(object)) | {"__weakref__", "__slots__", "__orig_bases__", "__annotations__"}
OF_CLASSES = frozenset(dir(type))
OF_FUNCTIONS = frozenset(dir(types.FunctionType)) | {"__builtins__"}
HOSTS: dict[type[Value], type] = {
    ListValue: list,
    TupleValue: tuple,
    DictValue: dict,
    SetValue: set,
    Property: property,
    StaticMethod: staticmethod,
    ClassMethod: classmethod,
}
HOST_DICTS: dict[str, type] = {
    "collections.Counter": collections.Counter,
    "collections.defaultdict": collections.defaultdict,
    "collections.OrderedDict": collections.OrderedDict,
}


def python_may_have(value: Value, name: str) -> bool:
    """Tell whether Python's own object has an attribute that the interpreter does not give."""
    if name in OF_ALL:
        return True
    match value:
        case ClassValue():
            return name in OF_CLASSES or _class_may_have(value, name)
        case InstanceValue(cls=cls, payload=payload):
            known = isinstance(payload, Known) and hasattr(payload.value, name)
            return known or _class_may_have(cls, name)
        case FunctionValue() | BoundMethod() | Builtin():
            return name in OF_FUNCTIONS
        case DictValue(type_name=type_name):
            return hasattr(HOST_DICTS.get(type_name, dict), name)
        case IteratorValue() | TypeVariable() | Partial():
            return name.startswith("__")
        case Known(value=None):
            return name == "__bool__"
        case _:
            host = HOSTS.get(type(value))
            return host is not None and hasattr(host, name)


def _class_may_have(cls: ClassValue, name: str) -> bool:
    if find_trait(cls, EnumTrait) is not None and name.startswith("_"):
        return True
    row = find_trait(cls, NamedTupleTrait)
    if row is not None:
        fields = {"_asdict", "_replace", *(field.name for field in row.fields)}
        if name in fields or hasattr(tuple, name):
            return True
    if name == "__dataclass_params__":
        return True
    for entry in cls.mro:
        if isinstance(entry, External) and entry.name.startswith("builtins."):
            host: object = vars(builtins).get(entry.name.removeprefix("builtins."))
            if hasattr(host, name):
                return True
    return False
