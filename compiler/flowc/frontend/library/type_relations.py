"""`isinstance` and `issubclass`, as far as the answer is certain."""

from __future__ import annotations

import abc
import builtins
import collections
import collections.abc
import functools
import types
from functools import cache

from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.kinds import metaclass_of
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import (
    BoundMethod,
    ClassValue,
    Deferred,
    EnumTrait,
    External,
    FunctionValue,
    Generic,
    InstanceValue,
    Known,
    ModuleValue,
    NamedTupleTrait,
    Partial,
    TupleValue,
    TypeVariable,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import machine_of, signature
from flowc.frontend.library.pure_modules import load
from flowc_ir.source import Span

ABSTRACT = ("collections.abc", "typing", "numbers")
TYPING_CLASSES: dict[str, type] = {
    "List": list, "Dict": dict, "Set": set, "FrozenSet": frozenset, "Tuple": tuple, "Type": type,
    "DefaultDict": collections.defaultdict, "OrderedDict": collections.OrderedDict,
    "Counter": collections.Counter, "Deque": collections.deque,
}  # fmt: skip
TYPES_CLASSES = {
    "FunctionType": types.FunctionType, "LambdaType": types.FunctionType,
    "MethodType": types.MethodType, "BuiltinFunctionType": types.BuiltinFunctionType,
    "ModuleType": types.ModuleType, "NoneType": type(None), "GeneratorType": types.GeneratorType,
    "GenericAlias": types.GenericAlias, "CoroutineType": types.CoroutineType,
    "MappingProxyType": types.MappingProxyType, "SimpleNamespace": types.SimpleNamespace,
}  # fmt: skip


ITERATOR_CLASSES: dict[str, type] = {
    "function": types.FunctionType, "generator": types.GeneratorType, "zip": zip, "map": map,
    "list_iterator": type(iter(list[int]())), "dict_keys": type(dict[int, int]().keys()),
    "dict_values": type(dict[int, int]().values()), "dict_items": type(dict[int, int]().items()),
}  # fmt: skip


@cache
def host_class(name: str) -> type | None:
    """Give the host's class of a qualified name, None if it is not one of those that are known."""
    module, _, short = name.rpartition(".")
    found: object = None
    match module:
        case "builtins":
            found = type(None) if short == "NoneType" else vars(builtins).get(short)
            found = ITERATOR_CLASSES.get(short, found)
        case "collections":
            found = vars(collections).get(short)
        case "collections.abc":
            found = vars(collections.abc).get(short)
        case "typing":
            found = TYPING_CLASSES.get(short) or vars(collections.abc).get(short)
        case "types":
            found = TYPES_CLASSES.get(short)
        case "functools":
            found = functools.partial if short == "partial" else None
        case "numbers" | "datetime" | "decimal" | "fractions" | "pathlib" | "uuid" | "enum" | "re":
            found = vars(load(module)).get(short)
        case "abc":
            found = abc.ABC if short == "ABC" else None
        case _:
            pass
    return _as_class(found)


def _as_class(found: object) -> type | None:
    return found if isinstance(found, type) else None


def is_instance(context: Context, value: Value, wanted: Value, span: Span) -> bool | Unknown:
    """Tell what `isinstance(value, wanted)` gives."""
    if (alternatives := _alternatives(wanted)) is not None:
        return _any(is_instance(context, value, item, span) for item in alternatives)
    if isinstance(wanted, Unknown):
        return wanted
    if isinstance(wanted, External) and wanted.name == "builtins.object":
        return True
    match value:
        case Unknown():
            return value
        case ClassValue() | External() | Generic() | TypeVariable() | Deferred():
            return _type_instance(value, wanted, span)
        case FunctionValue() | BoundMethod() | Builtin() | Partial():
            return _callable_instance(value, wanted, span)
        case ModuleValue():
            return isinstance(wanted, External) and wanted.name == "types.ModuleType"
        case _:
            return _by_class(context, value, wanted, span)


def _by_class(context: Context, value: Value, wanted: Value, span: Span) -> bool | Unknown:
    if isinstance(value, InstanceValue) and value.payload is None and isinstance(wanted, External):
        if wanted.name.rpartition(".")[2] == "Hashable":
            return Unknown("whether an object is hashable is not followed", span)
    cls = context.type_of(value)
    if isinstance(value, Extension) and isinstance(cls, Unknown):
        return cls
    return is_subclass(context, cls, wanted, span)


def is_subclass(context: Context, cls: Value, wanted: Value, span: Span) -> bool | Unknown:
    """Tell what `issubclass(cls, wanted)` gives."""
    if (alternatives := _alternatives(wanted)) is not None:
        return _any(is_subclass(context, cls, item, span) for item in alternatives)
    for side in (cls, wanted):
        if isinstance(side, Unknown):
            return side
    if isinstance(wanted, Known) and wanted.value is None:
        wanted = External("builtins.NoneType")
    if isinstance(wanted, Generic):
        return Unknown("`isinstance` with a subscripted type is not followed", span)
    if not isinstance(wanted, (ClassValue, External)):
        context.throw("TypeError", "arg 2 must be a type, a tuple of types, or a union", span)
    if isinstance(wanted, External) and wanted.name == "builtins.object":
        return True
    match cls:
        case ClassValue():
            return _user_subclass(cls, wanted, span)
        case External():
            return _library_subclass(cls, wanted, span)
        case _:
            return Unknown("whether this is a subclass is not followed", span)


def _user_subclass(cls: ClassValue, wanted: ClassValue | External, span: Span) -> bool | Unknown:
    if isinstance(wanted, ClassValue):
        if any(entry is wanted for entry in cls.mro):
            return True
        if (unsafe := _own_check(wanted, span)) is not None:
            return unsafe
        return False if cls.lost is None else cls.lost
    bases = [entry for entry in cls.mro if isinstance(entry, External)]
    if any(isinstance(trait, NamedTupleTrait) for trait in cls.traits):
        bases.append(External("builtins.tuple"))
    answers = [_library_subclass(base, wanted, span) for base in bases]
    if any(answer is True for answer in answers):
        return True
    if (unknown := next((a for a in answers if isinstance(a, Unknown)), cls.lost)) is not None:
        return unknown
    if _is_abstract(wanted.name):
        return Unknown(f"`{wanted.name}` looks at the methods of a class", span)
    return False


def _own_check(wanted: ClassValue, span: Span) -> Unknown | None:
    """Say that a class decides for itself what its instances are (`ABC.register`, a Protocol)."""
    for entry in wanted.mro:
        if isinstance(entry, External) and entry.name == "typing.Protocol":
            return Unknown("`isinstance` with a Protocol is not followed", span)
    if wanted.lost is not None:
        return wanted.lost
    return None


def _library_subclass(cls: External, wanted: ClassValue | External, span: Span) -> bool | Unknown:
    if isinstance(wanted, ClassValue):
        return _own_check(wanted, span) or False
    if cls.name == wanted.name:
        return True
    if cls.name in ("typing.NamedTuple", "typing.Protocol", "typing.Generic", "typing.TypedDict"):
        return False
    left, right = host_class(cls.name), host_class(wanted.name)
    if left is None or right is None:
        return Unknown(f"whether `{cls.name}` is a `{wanted.name}` is not known", span)
    return issubclass(left, right)


def _is_abstract(name: str) -> bool:
    return name.startswith(ABSTRACT) and name.rpartition(".")[2] not in TYPING_CLASSES


def _type_instance(value: Value, wanted: Value, span: Span) -> bool | Unknown:
    """Tell what a class or a library object is an instance of."""
    if isinstance(wanted, ClassValue):
        if isinstance(value, External) and host_class(value.name) is None:
            return Unknown(f"what `{value.name}` is an instance of is not known", span)
        if isinstance(value, ClassValue):
            if value.lost is not None:
                return value.lost
            metaclass = metaclass_of(value)
            return isinstance(metaclass, ClassValue) and wanted in metaclass.mro
        return False
    name = wanted.name if isinstance(wanted, External) else ""
    if isinstance(value, ClassValue):
        if name == "builtins.type":
            return True
        if name in ("enum.EnumMeta", "enum.EnumType"):
            return any(isinstance(trait, EnumTrait) for trait in value.traits)
        if (host := host_class(name)) is not None and not _is_abstract(name):
            return host is type
    if isinstance(value, External) and (host := host_class(name)) is not None:
        if "." not in value.name:
            # A name without a dot can only be a module.
            return issubclass(types.ModuleType, host)
        made: object = host_class(value.name)
        if made is None and value.name.startswith("builtins."):
            made = vars(builtins).get(value.name.removeprefix("builtins."))
        if made is not None:
            return isinstance(made, host)
    if isinstance(value, (Generic, TypeVariable)) and name in PLAIN_TYPES:
        return False
    return Unknown("what a type is an instance of is not followed", span)


PLAIN_TYPES = frozenset(
    f"builtins.{name}" for name in "str int float bool bytes list dict tuple set type".split()
)


def _callable_instance(value: Value, wanted: Value, span: Span) -> bool | Unknown:
    name = wanted.name if isinstance(wanted, External) else ""
    short = name.rpartition(".")[2]
    if short == "Callable" and name.startswith(("typing.", "collections.abc.")):
        return True
    if isinstance(value, FunctionValue):
        if name in ("types.FunctionType", "types.LambdaType"):
            return True
        host = host_class(name)
        if host is not None and not _is_abstract(name):
            return host is types.FunctionType
    is_bound = isinstance(value, BoundMethod) and isinstance(value.function, FunctionValue)
    if is_bound and (host := host_class(name)) is not None:
        if not _is_abstract(name):
            return host is types.MethodType
    if name in PLAIN_TYPES and name != "builtins.type":
        return False
    if isinstance(wanted, ClassValue) and wanted.lost is None:
        return False
    return Unknown("what a callable is an instance of is not followed", span)


def _alternatives(wanted: Value) -> tuple[Value, ...] | None:
    match wanted:
        case TupleValue(items=items):
            return items
        case Generic(origin=External(name="types.UnionType" | "typing.Union"), arguments=arguments):
            return arguments
        case _:
            return None


def _any(answers: collections.abc.Iterable[bool | Unknown]) -> bool | Unknown:
    uncertain: Unknown | None = None
    for answer in answers:
        if answer is True:
            return True
        if isinstance(answer, Unknown):
            uncertain = uncertain or answer
    return False if uncertain is None else uncertain


def is_callable(context: Context, value: Value, span: Span) -> bool | Unknown:
    """Tell what `callable(value)` gives."""
    match value:
        case Unknown():
            return value
        case FunctionValue() | BoundMethod() | Builtin() | Partial() | ClassValue():
            return True
        case External(name=name):
            registry = machine_of(context).registry
            if host_class(name) is not None or context.library_class(name):
                return True
            if name in registry.models or name.startswith("builtins."):
                return True
            return Unknown(f"whether `{name}` can be called is not known", span)
        case InstanceValue():
            return context.has_attribute(value, "__call__", span)
        case Generic() | TypeVariable() | Extension():
            return Unknown("whether this can be called is not followed", span)
        case _:
            return False


IS_INSTANCE = signature("isinstance", "obj class_or_tuple")
IS_SUBCLASS = signature("issubclass", "cls class_or_tuple")
CALLABLE = signature("callable", "obj")


def _known(answer: bool | Unknown) -> Value:
    return answer if isinstance(answer, Unknown) else Known(answer)


def _isinstance(context: Context, call: Call) -> Value:
    value, wanted = IS_INSTANCE.bind(context, call).values()
    return _known(is_instance(context, value, wanted, call.span))


def _issubclass(context: Context, call: Call) -> Value:
    cls, wanted = IS_SUBCLASS.bind(context, call).values()
    if isinstance(cls, (Known, InstanceValue)):
        context.throw("TypeError", "issubclass() arg 1 must be a class", call.span)
    return _known(is_subclass(context, cls, wanted, call.span))


def _callable(context: Context, call: Call) -> Value:
    value = CALLABLE.bind(context, call)["obj"]
    return _known(is_callable(context, value, call.span))


def install(registry: Registry) -> None:
    """Add `isinstance`, `issubclass` and `callable`."""
    registry.models |= {
        "builtins.isinstance": _isinstance,
        "builtins.issubclass": _issubclass,
        "builtins.callable": _callable,
    }
