"""Built-in functions that compute: numbers, text, attributes, `len`, `sum`, `print`."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterator

from flowc.frontend.interpreter.attribute_writing import delete_attribute
from flowc.frontend.interpreter.classes import finish_class, make_class
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.host import call_host, run_host
from flowc.frontend.interpreter.iteration import walk
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import ItemsLost, Raised
from flowc.frontend.interpreter.type_parameters import ALIAS
from flowc.frontend.interpreter.unordered import Unordered
from flowc.frontend.interpreter.values import (
    NONE,
    ORDER_OF_SET,
    ClassValue,
    DictValue,
    EnumTrait,
    ExceptionValue,
    External,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    ModuleValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import (
    call_with,
    known_int,
    known_text,
    machine_of,
    not_known,
    signature,
)
from flowc.frontend.library.ordering import items_in_any_order
from flowc_ir.source import Span

GETATTR = signature("getattr", "object name default", 2)
HASATTR = signature("hasattr", "obj name")
SETATTR = signature("setattr", "obj name value")
DELATTR = signature("delattr", "obj name")
ONE = {name: signature(name, "x") for name in ("len", "repr", "ascii", "any", "all", "abs")}
SUM = signature("sum", "iterable start", 1)
POW = signature("pow", "base exp mod", 2)
DIVMOD = signature("divmod", "x y")
FORMAT = signature("format", "value format_spec", 1)


def _len(context: Context, call: Call) -> Value:
    value = ONE["len"].bind(context, call)["x"]
    match value:
        case Unknown():
            return value
        case ListValue(lost=Unknown() as lost) | DictValue(lost=Unknown() as lost):
            return lost
        case SetValue(lost=Unknown() as lost):
            return lost
        case ListValue(items=items) | TupleValue(items=items) | SetValue(items=items):
            return Known(len(items))
        case DictValue(entries=entries):
            return Known(len(entries))
        case Known(value=str() | bytes() | range() as host):
            return run_host(lambda: len(host), call.span)
        case InstanceValue():
            return _instance_len(context, value, call.span)
        case ClassValue(traits=traits):
            for trait in traits:
                if isinstance(trait, EnumTrait):
                    return Known(len(trait.members))
        case Unordered() if value.ordered is None and not value.is_iterator:
            return value.length()
        case Extension():
            items_ = context.iterate(value, call.span)
            return items_ if isinstance(items_, Unknown) else Known(len(items_))
        case External():
            return Unknown(f"the length of `{value.name}` is not known", call.span)
        case _:
            pass
    context.throw("TypeError", "object has no len()", call.span)


def _instance_len(context: Context, value: InstanceValue, span: Span) -> Value:
    method = machine_of(context).find_attribute(value, "__len__", span)
    if method is not None:
        return call_with(context, method, span=span)
    if value.payload is not None:
        return _len(context, Call(positional=(value.payload,), keywords={}, span=span))
    if value.lost is not None:
        return value.lost
    context.throw("TypeError", f"object of type '{value.cls.name}' has no len()", span)


def _quantifier(name: str, stops_at: bool) -> Model:
    def model(context: Context, call: Call) -> Value:
        value = ONE[name].bind(context, call)["x"]
        items: Iterator[Value]
        if isinstance(value, SetValue) and value.lost is None:
            items = iter(value.items.values())
        else:
            items = walk(machine_of(context), value, call.span)
        uncertain: Unknown | None = None
        try:
            for item in items:
                holds = context.truth(item, call.span)
                if isinstance(holds, Unknown):
                    uncertain = uncertain or holds
                elif holds is stops_at:
                    return Known(stops_at)
        except ItemsLost as lost:
            return lost.unknown
        return Known(not stops_at) if uncertain is None else uncertain

    return model


def _sum(context: Context, call: Call) -> Value:
    bound = SUM.bind(context, call)
    source, total = bound["iterable"], bound.get("start", Known(0))
    items = items_in_any_order(context, source, call.span)
    if isinstance(items, Unknown):
        return items
    if isinstance(source, SetValue) and any(known_int(item) is None for item in items):
        return Unknown(ORDER_OF_SET, call.span)
    if known_text(total) is not None:
        context.throw("TypeError", "sum() can't sum strings", call.span)
    if all(isinstance(item, Known) and isinstance(item.value, (int, float)) for item in items):
        return call_host(
            sum, Call(positional=(ListValue(items), total), keywords={}, span=call.span)
        )
    machine = machine_of(context)
    for item in items:
        machine.steps -= len(total.items) // 100 + 1 if isinstance(total, ListValue) else 1
        total = context.binary("+", total, item, call.span)
    return total


def _by_dunder(
    name: str, function: Callable[..., object], dunder: str, limit: Model | None = None
) -> Model:
    """Model a function that asks its first argument for a special method."""

    def model(context: Context, call: Call) -> Value:
        first = call.positional[0] if call.positional else NONE
        if isinstance(first, InstanceValue):
            method = machine_of(context).find_attribute(first, dunder, call.span)
            if method is not None:
                rest = Call(positional=call.positional[1:], keywords=call.keywords, span=call.span)
                return context.call(method, rest)
        return (limit or _host(function))(context, call)

    return model


def _host(function: Callable[..., object]) -> Model:
    return lambda context, call: call_host(function, call)


def _pow(context: Context, call: Call) -> Value:
    bound = POW.bind(context, call)
    if "mod" not in bound:
        return context.binary("**", bound["base"], bound["exp"], call.span)
    numbers = [known_int(bound[name]) for name in ("base", "exp", "mod")]
    if any(number is not None and number.bit_length() > 4096 for number in numbers):
        return Unknown("the number is too large", call.span)
    return call_host(pow, Call(positional=tuple(bound.values()), keywords={}, span=call.span))


def _divmod(context: Context, call: Call) -> Value:
    left, right = DIVMOD.bind(context, call).values()
    if isinstance(left, InstanceValue) and left.payload is None:
        method = find_or_none(context, left, "__divmod__", call.span)
        if method is not None:
            return call_with(context, method, right, span=call.span)
    parts = [context.binary(operator, left, right, call.span) for operator in ("//", "%")]
    unknown = next((part for part in parts if isinstance(part, Unknown)), None)
    return TupleValue(tuple(parts)) if unknown is None else unknown


def find_or_none(context: Context, value: Value, name: str, span: Span) -> Value | None:
    """Read an attribute; None if Python raises AttributeError, also from inside a property."""
    machine = machine_of(context)
    try:
        return machine.attribute(value, name, span)
    except Raised as raised:
        exception = raised.exception
        if isinstance(exception, ExceptionValue):
            if exception.cls.name == "builtins.AttributeError":
                return None
        raise


def _attribute_name(context: Context, value: Value, function: str, span: Span) -> str | Unknown:
    name = known_text(value)
    if name is not None:
        return name
    if isinstance(value, Known):
        context.throw("TypeError", f"{function}(): attribute name must be string", span)
    return not_known(value, "the name of an attribute", span)


def _getattr(context: Context, call: Call) -> Value:
    bound = GETATTR.bind(context, call)
    name = _attribute_name(context, bound["name"], "getattr", call.span)
    if isinstance(name, Unknown):
        return name
    if "default" not in bound:
        return context.attribute(bound["object"], name, call.span)
    found = find_or_none(context, bound["object"], name, call.span)
    if found is None:
        return bound["default"]
    if isinstance(found, External):
        # Whether a library object has the attribute is not known, so the default may stand.
        return _library_default(context, found, call.span)
    return found


def _library_default(context: Context, found: External, span: Span) -> Value:
    registry = machine_of(context).registry
    if found.name in registry.models or found.name in registry.classes:
        return found
    return Unknown(f"whether there is a `{found.name}` is not known", span)


def _hasattr(context: Context, call: Call) -> Value:
    bound = HASATTR.bind(context, call)
    name = _attribute_name(context, bound["name"], "hasattr", call.span)
    if isinstance(name, Unknown):
        return name
    found = find_or_none(context, bound["obj"], name, call.span)
    if isinstance(found, Unknown):
        return found
    if isinstance(found, External):
        found = _library_default(context, found, call.span)
        return found if isinstance(found, Unknown) else Known(True)
    return Known(found is not None)


def _setattr(context: Context, call: Call) -> Value:
    bound = SETATTR.bind(context, call)
    name = _attribute_name(context, bound["name"], "setattr", call.span)
    if isinstance(name, Unknown):
        context.lose([bound["obj"]], name)
    else:
        machine_of(context).set_attribute(bound["obj"], name, bound["value"], call.span)
    return NONE


def _delattr(context: Context, call: Call) -> Value:
    bound = DELATTR.bind(context, call)
    name = _attribute_name(context, bound["name"], "delattr", call.span)
    value = bound["obj"]
    if isinstance(name, str):
        delete_attribute(machine_of(context), value, name, call.span)
    else:
        context.lose([value], Unknown("an attribute is deleted", call.span))
    return NONE


def _repr(context: Context, call: Call) -> Value:
    return context.represent(ONE["repr"].bind(context, call)["x"], call.span)


def _ascii(context: Context, call: Call) -> Value:
    text = context.represent(ONE["ascii"].bind(context, call)["x"], call.span)
    if not isinstance(text, Known):
        return text
    host = str(text.value)
    return run_host(lambda: host.encode("ascii", "backslashreplace").decode(), call.span)


def _format(context: Context, call: Call) -> Value:
    bound = FORMAT.bind(context, call)
    specification = bound.get("format_spec", Known(""))
    text = known_text(specification)
    if text is None:
        return not_known(specification, "a format", call.span)
    return context.format_value(bound["value"], text, call.span)


def _hash(context: Context, call: Call) -> Value:
    value = call.positional[0] if call.positional else NONE
    if isinstance(value, Known) and isinstance(value.value, (int, float)):
        return call_host(hash, call)
    token = context.key(value, call.span)
    return (
        token
        if isinstance(token, Unknown)
        else Unknown(SALTED, call.span, varies=_is_salted(value))
    )


def _is_salted(value: Value) -> bool:
    """Tell whether a hash holds the salt of texts, which Python chooses when it starts."""
    if isinstance(value, TupleValue):
        return any(map(_is_salted, value.items))
    return isinstance(value, Known) and bool(value.value) and isinstance(value.value, (str, bytes))


def _vars(context: Context, call: Call) -> Value:
    return context.attribute(call.positional[0], "__dict__", call.span)


def _print(context: Context, call: Call) -> Value:
    for value in call.positional:
        if isinstance(value, (InstanceValue, IteratorValue)):
            context.text(value, call.span)
    return NONE


def make_type(context: Context, name: str, bases: Value, namespace: Value, call: Call) -> Value:
    """Make a class from its parts, as `type(name, bases, namespace)` does."""
    machine = machine_of(context)
    base_items = context.iterate(bases, call.span)
    if isinstance(base_items, Unknown):
        return base_items
    if not isinstance(namespace, DictValue) or namespace.lost is not None:
        return not_known(namespace, "the namespace of a class", call.span)
    names = {str(key): item for key, (_, item) in namespace.entries.items()}
    module = calling_module(machine)
    if module is None:
        return Unknown("the module of a class is not known", call.span)
    cls = make_class(
        machine, name, tuple(base_items), names, module, dict(call.keywords), call.span
    )
    annotations = names.get("__annotations__")
    if isinstance(annotations, DictValue):
        cls.annotations = {str(k): item for k, (_, item) in annotations.entries.items()}
    finish_class(machine, cls)
    return cls


def calling_module(machine: Machine) -> ModuleValue | None:
    """Give the module whose code is running."""
    if machine.stack:
        return machine.stack[-1].module
    return machine.current_module()


def _type(context: Context, call: Call) -> Value:
    if len(call.positional) == 1:
        return context.type_of(call.positional[0])
    if len(call.positional) != 3:
        context.throw("TypeError", "type() takes 1 or 3 arguments", call.span)
    name = known_text(call.positional[0])
    if name is None:
        return not_known(call.positional[0], "the name of a class", call.span)
    return make_type(context, name, call.positional[1], call.positional[2], call)


SALTED = "the hash of a text is salted, so it differs from run to run"
NOT_FOLLOWED = {
    "input": "reads the terminal",
    "compile": "runs text as code",
    "id": "gives an address, which changes from run to run", "dir": "is not followed",
    "breakpoint": "stops the program", "help": "is not followed", "bytearray": "is not followed",
    "memoryview": "is not followed", "aiter": "is not followed", "anext": "is not followed",
    "vars": "is not followed here", "locals": "is not followed here",
}  # fmt: skip


def _open(context: Context, call: Call) -> Value:
    from flowc.frontend.library.open_files import open_file  # few modules open files

    return open_file(context, call)


def _type_alias(context: Context, call: Call) -> Value:
    from flowc.frontend.library.type_aliases import make_alias  # few modules have such aliases

    return make_alias(context, call)


def _runs_text(name: str) -> Model:
    """Model running text as code: it may bind any name of the module, and change what it holds."""

    def model(context: Context, call: Call) -> Value:
        machine = machine_of(context)
        unknown = machine.lost(f"`{name}` runs text as code", call.span)
        machine.unknown_call(External(f"builtins.{name}"), call, unknown)
        module = calling_module(machine)
        if module is not None:
            machine.lose(list(module.namespace.values()), unknown)
            module.forget_names(unknown)
        return unknown if name == "eval" else NONE

    return model


def install(registry: Registry) -> None:
    """Add the functions."""
    models: dict[str, Model] = {
        "len": _len, "any": _quantifier("any", True), "all": _quantifier("all", False),
        "sum": _sum, "pow": _pow, "divmod": _divmod, "getattr": _getattr, "hasattr": _hasattr,
        "setattr": _setattr, "delattr": _delattr, "repr": _repr, "ascii": _ascii,
        "format": _format, "hash": _hash, "vars": _vars, "print": _print, "type": _type,
        "open": _open,
        "exec": _runs_text("exec"), "eval": _runs_text("eval"),
        "abs": _by_dunder("abs", abs, "__abs__"), "round": _by_dunder("round", round, "__round__"),
        "bin": _host(bin), "oct": _host(oct), "hex": _host(hex), "chr": _host(chr),
        "ord": _host(ord),
    }  # fmt: skip
    registry.models |= {f"builtins.{name}": model for name, model in models.items()}
    registry.models[ALIAS] = _type_alias
    registry.aliases |= {"io.open": "builtins.open", "codecs.open": "builtins.open"}
    registry.constants |= {
        "builtins.NotImplemented": lambda: Known(NotImplemented),
        "builtins.Ellipsis": lambda: Known(Ellipsis),
        "builtins.__debug__": lambda: Known(True),
    }
    for name, reason in NOT_FOLLOWED.items():
        registry.reasons[f"builtins.{name}"] = reason
    registry.varying["builtins.id"] = None
    registry.classes |= {
        f"builtins.{name}" for name, value in vars(builtins).items() if isinstance(value, type)
    }
    registry.harmless |= {f"builtins.{name}" for name in ("id", "dir", "input", "open", "help")}
