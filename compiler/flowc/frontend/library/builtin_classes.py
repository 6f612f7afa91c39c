"""Built-in classes: making instances, and what they give to classes of users."""

from __future__ import annotations

from collections.abc import Callable

from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.forgetting import forget
from flowc.frontend.interpreter.host import call_host
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import (
    NONE,
    ClassMethod,
    ClassValue,
    DictValue,
    External,
    InstanceValue,
    Known,
    ListValue,
    Property,
    SetValue,
    StaticMethod,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library import object_class
from flowc.frontend.library.arguments import call_with, is_none, machine_of, signature
from flowc.frontend.library.ordering import items_in_any_order
from flowc_ir.source import Span

LIST = signature("list", "iterable", 0)
TUPLE = signature("tuple", "iterable", 0)
SET = signature("set", "iterable", 0)
BOOL = signature("bool", "x", 0)
STR = signature("str", "object encoding errors", 0)
PROPERTY = signature("property", "fget fset fdel doc", 0)


def _list(context: Context, call: Call) -> Value:
    bound = LIST.bind(context, call)
    if "iterable" not in bound:
        return ListValue([])
    items = context.iterate(bound["iterable"], call.span)
    return items if isinstance(items, Unknown) else ListValue(items)


def _tuple(context: Context, call: Call) -> Value:
    bound = TUPLE.bind(context, call)
    source = bound.get("iterable", TupleValue(()))
    if isinstance(source, TupleValue) and source.cls is None:
        return source
    items = context.iterate(source, call.span)
    return items if isinstance(items, Unknown) else TupleValue(tuple(items))


def set_of(context: Context, source: Value, frozen: bool, span: Span) -> Value:
    """Make a set of the items of an iterable."""
    if isinstance(source, SetValue) and source.lost is None:
        if frozen and source.frozen:
            return source
        return SetValue(dict(source.items), frozen)
    items = items_in_any_order(context, source, span)
    if isinstance(items, Unknown):
        return items
    made: dict[object, Value] = {}
    for item in items:
        key = context.key(item, span)
        if isinstance(key, Unknown):
            return key
        made.setdefault(key, item)
    return SetValue(made, frozen)


def _set(frozen: bool) -> Model:
    def model(context: Context, call: Call) -> Value:
        bound = SET.bind(context, call)
        return set_of(context, bound.get("iterable", TupleValue(())), frozen, call.span)

    return model


def fill_dict(context: Context, target: DictValue, call: Call) -> Unknown | None:
    """Do what `dict.update(…)` does; gives why its outcome is not known."""
    machine = machine_of(context)
    if len(call.positional) > 1:
        context.throw("TypeError", "update expected at most 1 argument", call.span)
    for source in call.positional:
        unknown = _fill_from(context, target, source, call.span)
        if unknown is not None:
            forget(target, unknown)
    for name, value in call.keywords.items():
        machine.set_subscript(target, Known(name), value, call.span)
    return target.lost


def _fill_from(context: Context, target: DictValue, source: Value, span: Span) -> Unknown | None:
    machine = machine_of(context)
    if isinstance(source, InstanceValue) and isinstance(source.payload, DictValue):
        source = source.payload
    if isinstance(source, Unknown):
        return source
    if isinstance(source, DictValue):
        if source.lost is not None:
            return source.lost
        for key, value in list(source.entries.values()):
            machine.set_subscript(target, key, value, span)
        return None
    keys = None
    is_view = isinstance(source, Extension) and _is_view(source)
    if isinstance(source, (InstanceValue, Extension)) and not is_view:
        keys = machine.find_attribute(source, "keys", span)
    if isinstance(keys, Unknown):
        return keys
    if keys is not None:
        names = context.iterate(call_with(context, keys, span=span), span)
        if isinstance(names, Unknown):
            return names
        for name in names:
            machine.set_subscript(target, name, context.subscript(source, name, span), span)
        return None
    pairs = context.iterate(source, span)
    if isinstance(pairs, Unknown):
        return pairs
    for pair in pairs:
        sides = context.iterate(pair, span)
        if isinstance(sides, Unknown):
            return sides
        if len(sides) != 2:
            context.throw("ValueError", "dictionary update sequence element has wrong length", span)
        machine.set_subscript(target, sides[0], sides[1], span)
    return None


def _is_view(value: Extension) -> bool:
    cls = value.python_type()
    return isinstance(cls, External) and cls.name.startswith("builtins.dict_")


def _dict(context: Context, call: Call) -> Value:
    made = DictValue({})
    return fill_dict(context, made, call) or made


def _dict_fromkeys(context: Context, call: Call) -> Value:
    keys = context.iterate(call.positional[0], call.span)
    if isinstance(keys, Unknown):
        return keys
    value = call.positional[1] if len(call.positional) > 1 else NONE
    made = DictValue({})
    for key in keys:
        machine_of(context).set_subscript(made, key, value, call.span)
    return made


def _bool(context: Context, call: Call) -> Value:
    holds = context.truth(BOOL.bind(context, call).get("x", Known(False)), call.span)
    return holds if isinstance(holds, Unknown) else Known(holds)


def _str(context: Context, call: Call) -> Value:
    bound = STR.bind(context, call)
    if not bound:
        return Known("")
    if len(bound) == 1 and "object" in bound:
        return context.text(bound["object"], call.span)
    return call_host(str, call)


def _number(function: type, *dunders: str) -> Model:
    """Model `int`, `float`, `complex`: special methods first, then the host's class."""

    def model(context: Context, call: Call) -> Value:
        first = call.positional[0] if call.positional else NONE
        if isinstance(first, InstanceValue) and len(call.positional) == 1:
            for dunder in dunders:
                method = machine_of(context).find_attribute(first, dunder, call.span)
                if method is not None:
                    return call_with(context, method, span=call.span)
            if first.payload is None:
                context.throw("TypeError", f"{function.__name__}() needs a number", call.span)
        if isinstance(first, (ListValue, DictValue, TupleValue, SetValue)):
            context.throw("TypeError", f"{function.__name__}() needs a number", call.span)
        return call_host(function, call)

    return model


def _bytes(context: Context, call: Call) -> Value:
    first = call.positional[0] if call.positional else NONE
    if isinstance(first, Known) and isinstance(first.value, int) and first.value > 1_000_000:
        return Unknown("the bytes are too long", call.span)
    return call_host(bytes, call)


def _range(context: Context, call: Call) -> Value:
    plain = tuple(
        value.payload if isinstance(value, InstanceValue) and value.payload else value
        for value in call.positional
    )
    return call_host(range, Call(positional=plain, keywords=call.keywords, span=call.span))


def _slice(context: Context, call: Call) -> Value:
    return call_host(slice, call)


def _property(context: Context, call: Call) -> Value:
    bound = PROPERTY.bind(context, call)
    setter = bound.get("fset")
    return Property(bound.get("fget", NONE), None if is_none(setter) else setter)


def _static_method(context: Context, call: Call) -> Value:
    return StaticMethod(call.positional[0])


def _class_method(context: Context, call: Call) -> Value:
    return ClassMethod(call.positional[0])


def _with_getter(context: Context, receiver: Value, call: Call) -> Value:
    old = receiver if isinstance(receiver, Property) else None
    return Property(call.positional[0], old.setter if old else None)


def _with_setter(context: Context, receiver: Value, call: Call) -> Value:
    if not isinstance(receiver, Property):
        return NONE
    return Property(receiver.getter, call.positional[0], receiver.cached)


def _with_deleter(context: Context, receiver: Value, call: Call) -> Value:
    return receiver


def _new(make: Model) -> Model:
    """Model `__new__(cls, …)` of an immutable class."""

    def model(context: Context, call: Call) -> Value:
        cls, *rest = call.positional
        made = make(context, Call(positional=tuple(rest), keywords=call.keywords, span=call.span))
        if not isinstance(cls, ClassValue):
            return made
        lost = made if isinstance(made, Unknown) else None
        return InstanceValue(cls, payload=made, lost=lost)

    return model


def _new_empty(make: Callable[[], Value]) -> Model:
    """Model `__new__(cls, …)` of a mutable class, which `__init__` fills."""

    def model(context: Context, call: Call) -> Value:
        cls = call.positional[0] if call.positional else NONE
        return InstanceValue(cls, payload=make()) if isinstance(cls, ClassValue) else make()

    return model


def _receiver(call: Call) -> tuple[Value, Call]:
    first = call.positional[0] if call.positional else NONE
    if isinstance(first, InstanceValue) and first.payload is not None:
        first = first.payload
    rest = Call(positional=call.positional[1:], keywords=call.keywords, span=call.span)
    return first, rest


def _init_dict(context: Context, call: Call) -> Value:
    target, rest = _receiver(call)
    if isinstance(target, DictValue):
        fill_dict(context, target, rest)
    return NONE


def _init_list(context: Context, call: Call) -> Value:
    target, rest = _receiver(call)
    made = _list(context, rest)
    if isinstance(target, ListValue):
        if isinstance(made, ListValue):
            target.items[:] = made.items
        elif isinstance(made, Unknown):
            forget(target, made)
    return NONE


def _init_set(context: Context, call: Call) -> Value:
    target, rest = _receiver(call)
    made = _set(frozen=False)(context, rest)
    if isinstance(target, SetValue):
        if isinstance(made, SetValue):
            target.items = made.items
        elif isinstance(made, Unknown):
            forget(target, made)
    return NONE


def _unbound(name: str) -> Model:
    """Model `str.upper(text)`: the method of the built-in class, whatever a subclass says."""

    def model(context: Context, call: Call) -> Value:
        if not call.positional:
            context.throw("TypeError", f"unbound method {name}() needs an argument", call.span)
        target, rest = _receiver(call)
        return context.call(context.attribute(target, name, call.span), rest)

    return model


def _operation(operate: Callable[[Context, Value, tuple[Value, ...], Span], Value]) -> Model:
    def model(context: Context, call: Call) -> Value:
        target, rest = _receiver(call)
        return operate(context, target, rest.positional, call.span)

    return model


def _set_item(context: Context, target: Value, given: tuple[Value, ...], span: Span) -> Value:
    machine_of(context).set_subscript(target, given[0], given[1], span)
    return NONE


def _delete_item(context: Context, target: Value, given: tuple[Value, ...], span: Span) -> Value:
    machine = machine_of(context)
    machine.parts.delete_subscript(machine, target, given[0], span)
    return NONE


def _length(context: Context, target: Value, given: tuple[Value, ...], span: Span) -> Value:
    return call_with(context, External("builtins.len"), target, span=span)


def _iterator(context: Context, target: Value, given: tuple[Value, ...], span: Span) -> Value:
    return call_with(context, External("builtins.iter"), target, span=span)


ITEM_OPERATIONS = {
    "__getitem__": _operation(lambda c, target, given, span: c.subscript(target, given[0], span)),
    "__setitem__": _operation(_set_item),
    "__delitem__": _operation(_delete_item),
    "__contains__": _operation(
        lambda c, target, given, span: c.compare("in", given[0], target, span)
    ),
    "__len__": _operation(_length),
    "__iter__": _operation(_iterator),
}
CONSTRUCTORS: dict[str, Model] = {
    "list": _list, "tuple": _tuple, "set": _set(frozen=False), "frozenset": _set(frozen=True),
    "dict": _dict, "bool": _bool, "str": _str, "bytes": _bytes, "range": _range, "slice": _slice,
    "int": _number(int, "__int__", "__index__"), "float": _number(float, "__float__", "__index__"),
    "complex": _number(complex, "__complex__", "__float__"), "object": object_class.make_object,
    "property": _property, "staticmethod": _static_method, "classmethod": _class_method,
}  # fmt: skip
METHODS_OF = {
    "list": list, "tuple": tuple, "set": set, "frozenset": frozenset, "dict": dict, "str": str,
    "bytes": bytes, "int": int, "float": float, "complex": complex, "bool": bool,
}  # fmt: skip
HOST_CLASS_METHODS: dict[str, Callable[..., object]] = {
    "int.from_bytes": int.from_bytes, "float.fromhex": float.fromhex,
    "bytes.fromhex": bytes.fromhex, "str.maketrans": str.maketrans,
    "bytes.maketrans": bytes.maketrans,
}  # fmt: skip


def install(registry: Registry) -> None:
    """Add the classes, their methods, and what their subclasses inherit."""
    for name, model in CONSTRUCTORS.items():
        registry.models[f"builtins.{name}"] = model
    for name, host in METHODS_OF.items():
        for method in dir(host):
            if not method.startswith("__"):
                registry.models[f"builtins.{name}.{method}"] = _unbound(method)
        if name not in ("int", "float", "complex", "bool"):
            for method, model in ITEM_OPERATIONS.items():
                registry.models[f"builtins.{name}.{method}"] = model
    for full, function in HOST_CLASS_METHODS.items():
        registry.models[f"builtins.{full}"] = _host_function(function)
    registry.models["builtins.dict.fromkeys"] = _dict_fromkeys
    for name in ("str", "bytes", "int", "float", "complex", "tuple", "frozenset"):
        registry.models[f"builtins.{name}.__new__"] = _new(CONSTRUCTORS[name])
    registry.models |= {
        "builtins.dict.__new__": _new_empty(lambda: DictValue({})),
        "builtins.list.__new__": _new_empty(lambda: ListValue([])),
        "builtins.set.__new__": _new_empty(lambda: SetValue({})),
        "builtins.dict.__init__": _init_dict,
        "builtins.list.__init__": _init_list,
        "builtins.set.__init__": _init_set,
    }
    object_class.install(registry)
    registry.methods[Property] = {
        "getter": _with_getter, "setter": _with_setter, "deleter": _with_deleter,
    }  # fmt: skip


def _host_function(function: Callable[..., object]) -> Model:
    return lambda context, call: call_host(function, call)
