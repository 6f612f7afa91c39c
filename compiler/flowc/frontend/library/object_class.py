"""The class object: what every class inherits from it."""

from __future__ import annotations

from flowc.frontend.interpreter.classes import make_instance
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.text import ADDRESS
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    External,
    InstanceValue,
    Known,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import machine_of
from flowc_ir.source import Span


class PlainObject(Extension):
    """What `object()` makes: nothing but an identity."""

    __slots__ = ()

    def describe(self) -> str:
        """Say what this is."""
        return "an `object()`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute: there is none but those of every object."""
        if name == "__class__":
            return self.python_type()
        if name.startswith("__"):
            return Unknown(f"`{name}` of an object is not followed", span)
        context.throw("AttributeError", f"'object' object has no attribute '{name}'", span)

    def text(self, context: Context, span: Span) -> Value:
        """Give `str()` of it: it says where it lies."""
        return Unknown(f"the text of an `object()` holds {ADDRESS}", span, varies=True)

    def python_type(self) -> Value:
        """Give `type()` of it."""
        return External("builtins.object")


def make_object(context: Context, call: Call) -> Value:
    """Model `object()`."""
    if call.positional or call.keywords:
        context.throw("TypeError", "object() takes no arguments", call.span)
    return PlainObject()


def _object_new(context: Context, call: Call) -> Value:
    cls = call.positional[0] if call.positional else NONE
    if isinstance(cls, ClassValue):
        machine = machine_of(context)
        model = inherited_new(machine.registry, cls)
        return InstanceValue(cls) if model is None else model(context, call)
    return PlainObject() if isinstance(cls, External) else Unknown("a new object", call.span)


def inherited_new(registry: Registry, cls: ClassValue) -> Model | None:
    """Give the `__new__` of the first library class in an MRO that has one."""
    for base in cls.mro[1:]:
        if isinstance(base, External):
            model = registry.models.get(f"{base.name}.__new__")
            if model is not None:
                return model
    return None


def _object_setattr(context: Context, call: Call) -> Value:
    target, name, value = call.positional
    if isinstance(name, Known) and isinstance(name.value, str):
        if isinstance(target, InstanceValue):
            target.attributes[name.value] = value
        else:
            machine_of(context).set_attribute(target, name.value, value, call.span)
    else:
        context.lose([target], Unknown("an attribute of any name is set", call.span))
    return NONE


def _object_delattr(context: Context, call: Call) -> Value:
    context.lose(call.positional[:1], Unknown("an attribute is deleted", call.span))
    return NONE


def _object_getattribute(context: Context, call: Call) -> Value:
    target, name = call.positional
    if isinstance(name, Known) and isinstance(name.value, str):
        return context.attribute(target, name.value, call.span)
    return Unknown("an attribute of any name is read", call.span)


def _object_unknown(name: str) -> Model:
    return lambda context, call: Unknown(f"`object.{name}` is not followed", call.span)


def _nothing(context: Context, call: Call) -> Value:
    return NONE


def _object_init(context: Context, call: Call) -> Value:
    first, *rest = call.positional
    if rest or call.keywords:
        known = isinstance(first, InstanceValue) and not any(
            isinstance(base, External) for base in first.cls.mro
        )
        if known:
            message = "object.__init__() takes exactly one argument (the instance to initialize)"
            context.throw("TypeError", message, call.span)
    return NONE


def _object_eq(context: Context, call: Call) -> Value:
    left, right = call.positional
    return Known(True) if left is right else Known(NotImplemented)


def _type_call(context: Context, call: Call) -> Value:
    cls, *rest = call.positional
    if not isinstance(cls, ClassValue):
        return Unknown("what this type makes is not known", call.span)
    given = Call(positional=tuple(rest), keywords=call.keywords, span=call.span)
    return make_instance(machine_of(context), cls, given)


def install(registry: Registry) -> None:
    """Add what `object` gives."""
    prefix = "builtins.object."
    registry.models |= {
        f"{prefix}__new__": _object_new,
        f"{prefix}__init__": _object_init,
        f"{prefix}__init_subclass__": _nothing,
        f"{prefix}__setattr__": _object_setattr,
        f"{prefix}__delattr__": _object_delattr,
        f"{prefix}__getattribute__": _object_getattribute,
        f"{prefix}__eq__": _object_eq,
    }
    registry.models["builtins.type.__call__"] = _type_call
    for name in ("__repr__", "__str__", "__hash__", "__format__", "__reduce__", "__dir__"):
        registry.models[prefix + name] = _object_unknown(name)
