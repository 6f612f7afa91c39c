"""Typed dicts, simple namespaces and read-only views of dicts."""

from __future__ import annotations

from flowc.frontend.interpreter.classes import make_class
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import (
    NONE,
    BoundMethod,
    ClassValue,
    DictValue,
    External,
    Known,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import known_text, machine_of, not_known
from flowc.frontend.library.builtin_classes import fill_dict
from flowc.frontend.library.builtin_functions import calling_module
from flowc_ir.source import Span

BASE = External("typing.TypedDict")


def _construct(context: Context, cls: ClassValue, call: Call) -> Value:
    made = DictValue({})
    return fill_dict(context, made, call) or made


def _functional(context: Context, call: Call) -> Value:
    name = known_text(call.positional[0]) if call.positional else None
    fields = call.positional[1] if len(call.positional) > 1 else DictValue({})
    machine = machine_of(context)
    module = calling_module(machine)
    if name is None or module is None or not isinstance(fields, DictValue) or fields.lost:
        return not_known(fields, "the fields of a TypedDict", call.span)
    cls = make_class(machine, name, (BASE,), {}, module, dict(call.keywords), call.span)
    cls.annotations = {str(key): item for key, (_, item) in fields.entries.items()}
    return cls


class Namespace(Extension):
    """A `types.SimpleNamespace`: attributes and nothing else."""

    __slots__ = ("names",)

    def __init__(self, names: DictValue) -> None:
        self.names = names

    def describe(self) -> str:
        """Say what this is."""
        return "a `SimpleNamespace`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute."""
        if name == "__dict__":
            return self.names
        if self.names.lost is not None:
            return self.names.lost
        if name in self.names.entries:
            return self.names.entries[name][1]
        if name.startswith("__"):
            return Unknown(f"`{name}` of a namespace is not followed", span)
        message = f"'types.SimpleNamespace' object has no attribute '{name}'"
        context.throw("AttributeError", message, span)

    def set_attribute(self, context: Context, name: str, value: Value, span: Span) -> bool:
        """Write an attribute."""
        self.names.entries[name] = (Known(name), value)
        return True

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare all attributes."""
        if isinstance(other, Namespace) and operator in ("==", "!="):
            return context.compare(operator, self.names, other.names, span)
        return super().compare(context, operator, other, reflected, span)

    def text(self, context: Context, span: Span) -> Value:
        """Give `namespace(a=1)`."""
        if self.names.lost is not None:
            return self.names.lost
        parts: list[str] = []
        for name, (_, value) in self.names.entries.items():
            part = context.represent(value, span)
            if not isinstance(part, Known):
                return part
            parts.append(f"{name}={part.value}")
        return Known(f"namespace({', '.join(parts)})")

    def reachable(self) -> tuple[Value, ...]:
        """Give the attributes."""
        return (self.names,)

    def python_type(self) -> Value:
        """Give the class."""
        return External("types.SimpleNamespace")


def _namespace(context: Context, call: Call) -> Value:
    names = DictValue({})
    return fill_dict(
        context, names, Call(positional=(), keywords=call.keywords, span=call.span)
    ) or (Namespace(names))


class ReadOnlyDict(Extension):
    """A `types.MappingProxyType` over a dict."""

    __slots__ = ("source",)

    def __init__(self, source: DictValue) -> None:
        self.source = source

    def describe(self) -> str:
        """Say what this is."""
        return "a read-only view of a dict"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read a method."""
        if name in ("get", "keys", "values", "items", "copy"):
            return context.attribute(self.source, name, span)
        if name in ("__setitem__", "__delitem__"):
            return Builtin("mappingproxy.refuse", _refuse)
        if name.startswith("__"):
            return Unknown(f"`{name}` of a read-only dict is not followed", span)
        context.throw("AttributeError", f"'mappingproxy' object has no attribute '{name}'", span)

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Read an item."""
        return context.subscript(self.source, key, span)

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the keys."""
        return context.iterate(self.source, span)

    def is_changed_by(self, method: str) -> bool:
        """Tell whether a method changes the dict: none does."""
        return False

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Give whether there are any items."""
        return context.truth(self.source, span)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare as the dict."""
        right = other.source if isinstance(other, ReadOnlyDict) else other
        return context.compare(operator, self.source, right, span)

    def reachable(self) -> tuple[Value, ...]:
        """Give the dict."""
        return (self.source,)

    def python_type(self) -> Value:
        """Give the class."""
        return External("types.MappingProxyType")


def _refuse(context: Context, call: Call) -> Value:
    context.throw("TypeError", "'mappingproxy' object does not support item changes", call.span)


def _read_only(context: Context, call: Call) -> Value:
    source = call.positional[0] if call.positional else NONE
    return (
        ReadOnlyDict(source)
        if isinstance(source, DictValue)
        else not_known(source, "what is made read-only", call.span)
    )


def _method_type(context: Context, call: Call) -> Value:
    function, receiver = call.positional
    return function if isinstance(function, Unknown) else BoundMethod(function, receiver)


def install(registry: Registry) -> None:
    """Add the classes."""
    registry.models["typing.TypedDict"] = _functional
    registry.constructors["typing.TypedDict"] = _construct
    registry.models["types.SimpleNamespace"] = _namespace
    registry.models["types.MethodType"] = _method_type
    registry.aliases["types.NoneType"] = "builtins.NoneType"
    registry.models["types.MappingProxyType"] = _read_only
    registry.classes |= {"types.SimpleNamespace", "types.MappingProxyType"}
