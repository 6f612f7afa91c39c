"""Attributes: reading them, with Python's lookup rules."""

from __future__ import annotations

import builtins
import types
from collections.abc import Callable

from flowc.frontend.interpreter.class_attributes import (
    as_dict,
    bind_method,
    class_attribute,
    instance_attribute,
    live_dict,
    named_tuple_attribute,
    super_attribute,
)
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.host import call_host, from_host
from flowc.frontend.interpreter.kinds import type_of
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.namespaces import NamespaceValue
from flowc.frontend.interpreter.values import (
    NONE,
    BoundMethod,
    ClassMethod,
    ClassValue,
    DictValue,
    ExceptionValue,
    External,
    FunctionValue,
    Generic,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    ModuleValue,
    Partial,
    SetValue,
    StaticMethod,
    SuperValue,
    TupleValue,
    TypeVariable,
    Unknown,
    Value,
)
from flowc_ir.source import Span

HOST_TYPES: dict[type[Value], type] = {
    ListValue: list,
    TupleValue: tuple,
    DictValue: dict,
    SetValue: set,
    IteratorValue: types.GeneratorType,
}


def attribute(machine: Machine, value: Value, name: str, span: Span) -> Value | None:
    """Read an attribute; None means that it is certainly not there."""
    match value:
        case Unknown():
            machine.stir(value, attribute=name)
            return value
        case ModuleValue():
            return _module_attribute(machine, value, name, span)
        case External():
            if machine.missing(f"{value.name}.{name}") is not None:
                return None
            return _external_attribute(machine, value, name)
        case InstanceValue():
            return instance_attribute(machine, value, name, span)
        case ClassValue():
            return class_attribute(machine, value, name, span)
        case Extension():
            return value.get_attribute(machine, name, span)
        case Known():
            return _known_attribute(machine, value, name, span)
        case _:
            return _other_attribute(machine, value, name, span)


def _external_attribute(machine: Machine, value: External, name: str) -> Value | None:
    if value.name == "types.FunctionType" and name in ("__name__", "__qualname__"):
        return Known("function")
    if name in ("__name__", "__qualname__", "__module__") and machine.library_class(value.name):
        module, _, short = value.name.rpartition(".")
        return Known(module if name == "__module__" else short)
    if name == "__name__" and "." not in value.name:
        # A name without a dot can only be a module.
        return Known(value.name)
    module, _, short = value.name.rpartition(".")
    if module == "builtins":
        host: object = type(None) if short == "NoneType" else vars(builtins).get(short)
        if isinstance(host, type) and not hasattr(host, name):
            return None
    return machine.external(f"{value.name}.{name}")


def _other_attribute(machine: Machine, value: Value, name: str, span: Span) -> Value | None:
    match value:
        case FunctionValue():
            return _function_attribute(machine, value, name)
        case Builtin():
            return _builtin_attribute(machine, value, name)
        case SuperValue():
            return super_attribute(machine, value, name, span)
        case BoundMethod():
            if name in ("__func__", "__self__"):
                return value.function if name == "__func__" else value.receiver
            return attribute(machine, value.function, name, span)
        case Partial():
            return _partial_attribute(value, name)
        case Generic():
            return _generic_attribute(machine, value, name, span)
        case ExceptionValue():
            return _exception_attribute(value, name, span)
        case TupleValue(cls=ClassValue() as cls):
            return named_tuple_attribute(machine, value, cls, name, span)
        case TypeVariable(kind="typing.ParamSpec") if name in ("args", "kwargs"):
            return Generic(External(f"typing.ParamSpec{name.capitalize()}"), (value,))
        case TypeVariable():
            return Known(value.name) if name == "__name__" else None
        case StaticMethod(function=function) | ClassMethod(function=function):
            return attribute(machine, function, name, span)
        case _:
            return _method(machine, value, name)


def _method(machine: Machine, value: Value, name: str) -> Value | None:
    if name == "__class__":
        return type_of(machine, value)
    methods = machine.registry.methods.get(type(value), {})
    method = methods.get(name)
    if method is None:
        host = HOST_TYPES.get(type(value))
        if host is not None and hasattr(host, name) and not name.startswith("__"):
            return Unknown(f"`{name}` of a {host.__name__} is not followed")
        return None
    return bind_method(f"{type(value).__name__}.{name}", method, value)


def _module_attribute(machine: Machine, module: ModuleValue, name: str, span: Span) -> Value | None:
    if (value := module.namespace.get(name)) is not None:
        return value
    if name == "__dict__":
        return NamespaceValue(module)
    if module.is_package:
        loaded = machine.modules.get(f"{module.name}.{name}")
        if loaded is not None:
            return loaded
    getter = module.namespace.get("__getattr__")
    if getter is not None:
        return machine.call_with(getter, Known(name), span=span)
    return module.lost_names


def _known_attribute(machine: Machine, value: Known, name: str, span: Span) -> Value | None:
    host = value.value
    if name == "__class__":
        return type_of(machine, value)
    special = machine.registry.known_methods.get(f"{type(host).__name__}.{name}")
    if special is not None:
        return bind_method(f"{type(host).__name__}.{name}", special, value)
    if host is None or host is Ellipsis or host is NotImplemented:
        return None
    found: object = getattr(host, name, None)
    if found is None and not hasattr(host, name):
        return _path_attribute(machine, value, name, span)
    if name == "parents" and (parents := _parents(host)) is not None:
        return from_host(parents, span)
    if callable(found):
        function: Callable[..., object] = found
        return Builtin(
            f"{type(host).__name__}.{name}", lambda context, call: call_host(function, call)
        )
    return from_host(found, span)


def _path_attribute(machine: Machine, value: Known, name: str, span: Span) -> Value | None:
    """Give the methods of `Path` that touch the disk: what they say is not known."""
    if _is_path_method(value.value, name):
        reason = f"`Path.{name}` reads the file system"

        def model(context: Context, call: Call) -> Value:
            return machine.lost(reason, call.span)

        return Builtin(f"pathlib.Path.{name}", model)
    return None


def _parents(host: object) -> tuple[object, ...] | None:
    if not _is_path_method(host, "parents"):
        return None
    import pathlib

    return tuple(host.parents) if isinstance(host, pathlib.PurePath) else None


def _is_path_method(host: object, name: str) -> bool:
    if not any(cls.__name__ == "PurePath" for cls in type(host).__mro__):
        return False
    import pathlib  # a path is at hand, so this is loaded already

    return hasattr(pathlib.Path, name)


def _function_attribute(machine: Machine, function: FunctionValue, name: str) -> Value | None:
    if (value := function.attributes.get(name)) is not None:
        return value
    match name:
        case "__name__":
            return Known(function.name)
        case "__qualname__":
            return Known(function.qualname)
        case "__module__":
            return Known(function.module.name)
        case "__doc__":
            return Known(function.doc)
        case "__annotations__":
            return live_dict(function.annotations)
        case "__dict__":
            return live_dict(function.attributes)
        case "__defaults__":
            return TupleValue(function.defaults) if function.defaults else NONE
        case "__get__":
            return Builtin("function.__get__", lambda context, call: _bound(function, call))
        case "__call__" | "__code__" | "__globals__" | "__closure__":
            return Unknown(f"`{name}` of a function is not followed", function.span)
        case "__class__":
            return type_of(machine, function)
        case _:
            return None


def _bound(function: FunctionValue, call: Call) -> Value:
    receiver = call.positional[0]
    is_none = isinstance(receiver, Known) and receiver.value is None
    return function if is_none else BoundMethod(function, receiver)


def _builtin_attribute(machine: Machine, builtin: Builtin, name: str) -> Value | None:
    short = builtin.name.rpartition(".")[2]
    if name in ("__name__", "__qualname__"):
        return Known(short)
    return machine.external(f"{builtin.name}.{name}")


def _partial_attribute(partial: Partial, name: str) -> Value | None:
    match name:
        case "func":
            return partial.function
        case "args":
            return TupleValue(partial.positional)
        case "keywords":
            return as_dict(partial.keywords)
        case _:
            return None


def _generic_attribute(machine: Machine, value: Generic, name: str, span: Span) -> Value | None:
    if name == "__origin__":
        return value.origin
    if name == "__args__":
        return TupleValue(value.arguments)
    return attribute(machine, value.origin, name, span)


def _exception_attribute(value: ExceptionValue, name: str, span: Span) -> Value | None:
    if name == "args":
        return TupleValue(value.arguments)
    if name in value.attributes:
        return value.attributes[name]
    return Unknown(f"attribute `{name}` of an exception is not known", span)
