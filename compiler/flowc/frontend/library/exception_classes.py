"""Built-in exceptions: what classes of users inherit from them."""

from __future__ import annotations

import builtins

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    ExceptionValue,
    InstanceValue,
    Known,
    TupleValue,
    Unknown,
    Value,
)

NAMES = tuple(
    name
    for name, value in vars(builtins).items()
    if isinstance(value, type) and issubclass(value, BaseException)
)


def _new(context: Context, call: Call) -> Value:
    cls, *rest = call.positional
    if not isinstance(cls, ClassValue):
        return Unknown("`__new__` of an exception is not followed", call.span)
    return InstanceValue(cls, {"args": TupleValue(tuple(rest))})


def _init(context: Context, call: Call) -> Value:
    instance, *rest = call.positional
    if isinstance(instance, InstanceValue):
        instance.attributes["args"] = TupleValue(tuple(rest))
    return NONE


def _arguments(value: Value) -> Value | None:
    if isinstance(value, InstanceValue):
        return value.attributes.get("args")
    return TupleValue(value.arguments) if isinstance(value, ExceptionValue) else None


def _str(context: Context, call: Call) -> Value:
    instance = call.positional[0]
    arguments = _arguments(instance)
    if not isinstance(arguments, TupleValue):
        return Unknown("the arguments of an exception are not known", call.span)
    match arguments.items:
        case ():
            return Known("")
        case (only,):
            return context.text(only, call.span)
        case _:
            return context.represent(arguments, call.span)


def _key_error_str(context: Context, call: Call) -> Value:
    arguments = _arguments(call.positional[0])
    if isinstance(arguments, TupleValue) and len(arguments.items) == 1:
        return context.represent(arguments.items[0], call.span)
    return _str(context, call)


def _repr(context: Context, call: Call) -> Value:
    instance = call.positional[0]
    arguments = _arguments(instance)
    if not isinstance(arguments, TupleValue) or not isinstance(instance, InstanceValue):
        return Unknown("the arguments of an exception are not known", call.span)
    inner = context.represent(arguments, call.span)
    if not isinstance(inner, Known):
        return inner
    text = str(inner.value)
    if len(arguments.items) == 1:
        text = f"{text[:-2]})"
    return Known(f"{instance.cls.name}{text}")


def _itself(context: Context, call: Call) -> Value:
    return call.positional[0]


def _add_note(context: Context, call: Call) -> Value:
    return NONE


def install(registry: Registry) -> None:
    """Add what each exception class has."""
    for name in NAMES:
        prefix = f"builtins.{name}."
        registry.models |= {
            f"{prefix}__new__": _new, f"{prefix}__init__": _init, f"{prefix}__repr__": _repr,
            f"{prefix}__str__": _key_error_str if name == "KeyError" else _str,
            f"{prefix}with_traceback": _itself, f"{prefix}add_note": _add_note,
        }  # fmt: skip
    for alias in ("IOError", "EnvironmentError"):
        registry.aliases[f"builtins.{alias}"] = "builtins.OSError"
