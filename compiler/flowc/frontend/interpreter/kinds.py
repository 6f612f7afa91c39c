"""What an object is: its class, and what it says it has not."""

from __future__ import annotations

from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.values import (
    BoundMethod,
    ClassMethod,
    ClassValue,
    DictValue,
    ExceptionValue,
    External,
    FunctionValue,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    ModuleValue,
    Partial,
    Property,
    SetValue,
    StaticMethod,
    TupleValue,
    Unknown,
    Value,
)

CLASS_NAMES: dict[type[Value], str] = {
    ListValue: "builtins.list",
    TupleValue: "builtins.tuple",
    SetValue: "builtins.set",
    FunctionValue: "types.FunctionType",
    ModuleValue: "types.ModuleType",
    BoundMethod: "types.MethodType",
    Partial: "functools.partial",
    Property: "builtins.property",
    StaticMethod: "builtins.staticmethod",
    ClassMethod: "builtins.classmethod",
}


METACLASSES = {
    "abc": "abc.ABCMeta", "collections.abc": "abc.ABCMeta", "enum": "enum.EnumType",
    "collections": "builtins.type", "datetime": "builtins.type", "pathlib": "builtins.type",
    "decimal": "builtins.type", "types": "builtins.type",
}  # fmt: skip
"""Modules of the library → the metaclass of their classes."""


def type_of(machine: Machine, value: Value) -> Value:
    """Give `type(value)`."""
    match value:
        case InstanceValue(cls=cls) | TupleValue(cls=ClassValue() as cls):
            return cls
        case Known(value=host):
            cls_ = type(host)
            return External(machine.registry.canonical(f"{cls_.__module__}.{cls_.__qualname__}"))
        case Unknown():
            return value
        case DictValue(type_name=name):
            return External(name)
        case SetValue(frozen=frozen):
            return External("builtins.frozenset" if frozen else "builtins.set")
        case ExceptionValue(cls=cls_external):
            return cls_external
        case ClassValue():
            return metaclass_of(value)
        case External(name=name) if name.startswith("builtins.") and machine.library_class(name):
            return External("builtins.type")
        case Extension():
            return value.python_type()
        case IteratorValue(name=name):
            return External(name)
        case _:
            known = CLASS_NAMES.get(type(value))
            return External(known) if known else Unknown("the type of this value is not followed")


def metaclass_of(cls: ClassValue) -> Value:
    """Give the class of a class."""
    found = "builtins.type"
    for entry in cls.mro:
        if isinstance(entry, ClassValue):
            own = entry.keywords.get("metaclass")
            if own is not None and not (isinstance(own, External) and own.name == found):
                return own
        elif isinstance(entry, External) and not entry.name.startswith("builtins."):
            module = entry.name.rpartition(".")[0]
            if (known := METACLASSES.get(module)) is None:
                return Unknown(f"the metaclass of `{entry.name}` is not known")
            if known != found:
                return External(known)
    return External(found)


def missing_reason(machine: Machine, value: Value, name: str) -> str:
    """Say that an attribute is not there, as Python would."""
    match value:
        case External(name=owner):
            reason = machine.missing(f"{owner}.{name}")
            return f"'{owner}' has no attribute '{name}' ({reason})"
        case ModuleValue(name=module):
            return f"module '{module}' has no attribute '{name}'"
        case ClassValue(name=cls):
            return f"type object '{cls}' has no attribute '{name}'"
        case InstanceValue(cls=cls_value):
            return f"'{cls_value.name}' object has no attribute '{name}'"
        case Known(value=host):
            return f"'{type(host).__name__}' object has no attribute '{name}'"
        case _:
            kind = CLASS_NAMES.get(type(value), "object").rpartition(".")[2]
            return f"'{kind}' object has no attribute '{name}'"
