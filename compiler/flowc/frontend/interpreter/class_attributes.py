"""Attributes of classes and instances, by the descriptor protocol."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.kinds import metaclass_of
from flowc.frontend.interpreter.live_entries import live
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.mro import library_bases, lookup_in_mro, shown_mro
from flowc.frontend.interpreter.values import (
    NONE,
    BoundMethod,
    ClassMethod,
    ClassValue,
    DictValue,
    EnumTrait,
    External,
    FunctionValue,
    InstanceValue,
    Known,
    NamedTupleTrait,
    Property,
    StaticMethod,
    SuperValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span

DESCRIPTORS = (FunctionValue, Builtin, StaticMethod, ClassMethod, Property)
"""What a class body defines that libraries leave as it is."""

NOT_INHERITED = frozenset({"__doc__", "__annotations__", "__dict__", "__name__", "__module__"})
"""Names that Python keeps on each class of its own."""


def bind_method(
    name: str, method: Callable[[Context, Value, Call], Value], receiver: Value
) -> Builtin:
    """Give a method of a built-in type, bound to the value that it is called on."""
    return Builtin(name, lambda context, call: method(context, receiver, call))


def as_dict(names: Mapping[str, Value]) -> DictValue:
    """Give names as a dict that is on its own."""
    return DictValue({name: (Known(name), value) for name, value in names.items()})


def live_dict(names: dict[str, Value]) -> DictValue:
    """Give a namespace as a dict: what is written to the one is seen in the other."""
    return DictValue(live(names))


def named_tuple_attribute(
    machine: Machine, value: TupleValue, cls: ClassValue, name: str, span: Span
) -> Value | None:
    """Read an attribute of a row: a field, or a method."""
    for trait in cls.traits:
        if isinstance(trait, NamedTupleTrait):
            for position, field in enumerate(trait.fields):
                if field.name == name:
                    return value.items[position]
    method = machine.registry.methods.get(TupleValue, {}).get(name)
    if method is not None:
        return bind_method(name, method, value)
    found = lookup_in_mro(cls, name)
    return None if found is None else _bind(machine, found, value, cls, span)


def instance_attribute(
    machine: Machine, instance: InstanceValue, name: str, span: Span
) -> Value | None:
    """Read an attribute of an instance."""
    cls = instance.cls
    in_class = lookup_in_mro(cls, name)
    if isinstance(in_class, Property) and not in_class.cached:
        return machine.call_with(in_class.getter, instance, span=span)
    if (value := instance.attributes.get(name)) is not None:
        return value if instance.lost is None else instance.lost
    if instance.lost is not None and not isinstance(in_class, DESCRIPTORS):
        # Unknown code may have set it on the object itself.
        return instance.lost
    if in_class is not None:
        return _bind(machine, in_class, instance, cls, span)
    return _special_instance_attribute(machine, instance, name, span)


def _special_instance_attribute(
    machine: Machine, instance: InstanceValue, name: str, span: Span
) -> Value | None:
    cls = instance.cls
    match name:
        case "__class__":
            return cls
        case "__dict__":
            return instance.lost or live_dict(instance.attributes)
        case "__module__":
            return Known(cls.module.name)
        case "__doc__":
            return class_attribute(machine, cls, name, span)
        case _:
            pass
    if instance.payload is not None and not name.startswith("__"):
        found = machine.find_attribute(instance.payload, name, span)
        if found is not None:
            return found
    getter = lookup_in_mro(cls, "__getattr__")
    if getter is not None and not name.startswith("__"):
        return machine.call_with(BoundMethod(getter, instance), Known(name), span=span)
    return _from_library_base(machine, cls, None, name, instance)


def _from_library_base(
    machine: Machine,
    cls: ClassValue,
    after: ClassValue | None,
    name: str,
    receiver: Value | None,
) -> Value | None:
    """Look a name up in the library classes of an MRO; unknown if a base is unknown."""
    for base in library_bases(cls, after):
        full = machine.registry.canonical(f"{base.name}.{name}")
        model = machine.registry.models.get(full)
        if model is not None:
            builtin = Builtin(full, model)
            return builtin if receiver is None else BoundMethod(builtin, receiver)
    if cls.lost is not None and not name.startswith("__"):
        return cls.lost
    return None


def class_attribute(machine: Machine, cls: ClassValue, name: str, span: Span) -> Value | None:
    """Read an attribute of a class."""
    found = cls.namespace.get(name) if name in NOT_INHERITED else lookup_in_mro(cls, name)
    if isinstance(found, InstanceValue) and lookup_in_mro(found.cls, "__get__") is not None:
        return _bind(machine, found, NONE, cls, span)
    if isinstance(found, FunctionValue) and name in ("__init_subclass__", "__class_getitem__"):
        return BoundMethod(found, cls)
    if found is not None:
        is_kept = cls.lost is None or name.startswith("__") or isinstance(found, DESCRIPTORS)
        return _bind_to_class(machine, found, cls) if is_kept else cls.lost
    match name:
        case "register" if _is_abstract(cls):
            model = machine.registry.models["abc.ABC.register"]
            return BoundMethod(Builtin("abc.ABC.register", model), cls)
        case "__name__":
            return Known(cls.name)
        case "__qualname__":
            return Known(cls.qualname)
        case "__module__":
            return Known(cls.module.name)
        case "__doc__":
            return NONE
        case "__mro__":
            return TupleValue((*shown_mro(cls), External("builtins.object")))
        case "__bases__":
            return TupleValue(cls.bases or (External("builtins.object"),))
        case "__annotations__":
            return live_dict(cls.annotations)
        case "__members__":
            for trait in cls.traits:
                if isinstance(trait, EnumTrait):
                    both = trait.members | trait.aliases
                    return as_dict(both)
        case "__dict__":
            return as_dict(cls.namespace)
        case "__class__":
            return External("builtins.type")
        case _:
            pass
    metaclass = metaclass_of(cls)
    if isinstance(metaclass, ClassValue) and cls.lost is None:
        if (found := lookup_in_mro(metaclass, name)) is not None:
            return _bind(machine, found, cls, metaclass, span)
    return _from_library_base(machine, cls, None, name, None)


def _is_abstract(cls: ClassValue) -> bool:
    """Tell whether the metaclass of a class is ABCMeta."""
    for entry in cls.mro:
        metaclass = entry.keywords.get("metaclass") if isinstance(entry, ClassValue) else entry
        if isinstance(metaclass, External) and metaclass.name in ("abc.ABC", "abc.ABCMeta"):
            return True
    return False


def _bind_to_class(machine: Machine, found: Value, cls: ClassValue) -> Value:
    match found:
        case StaticMethod(function=function):
            return function
        case ClassMethod(function=function):
            return BoundMethod(function, cls)
        case _:
            return found


def _bind(machine: Machine, found: Value, receiver: Value, cls: ClassValue, span: Span) -> Value:
    """Apply the descriptor protocol to what was found in a class."""
    match found:
        case FunctionValue() | Builtin():
            return BoundMethod(found, receiver)
        case StaticMethod(function=function):
            return function
        case ClassMethod(function=function):
            return BoundMethod(function, cls)
        case Property(getter=getter, cached=cached):
            value = machine.call_with(getter, receiver, span=span)
            if cached and isinstance(receiver, InstanceValue):
                name = getter.name if isinstance(getter, FunctionValue) else ""
                receiver.attributes[name] = value
            return value
        case InstanceValue():
            descriptor = lookup_in_mro(found.cls, "__get__")
            if descriptor is not None:
                return machine.call_with(descriptor, found, receiver, cls, span=span)
            return found
        case _:
            return found


def _from_type(machine: Machine, cls: ClassValue, name: str, span: Span) -> Value:
    """Read an attribute through `super()` in a metaclass: of what `type` has, making objects."""
    if name != "__call__":
        return Unknown(f"`type.{name}` is not followed", span)
    model = machine.registry.models["builtins.type.__call__"]
    return BoundMethod(Builtin("type.__call__", model), cls)


def super_attribute(machine: Machine, value: SuperValue, name: str, span: Span) -> Value | None:
    """Read an attribute through `super()`."""
    receiver = value.receiver
    cls = receiver if isinstance(receiver, ClassValue) else None
    if isinstance(receiver, InstanceValue):
        cls = receiver.cls
    if cls is None:
        return Unknown("`super()` of this object is not followed", span)
    if isinstance(receiver, ClassValue) and value.owner not in cls.mro:
        return _from_type(machine, receiver, name, span)
    found = lookup_in_mro(cls, name, after=value.owner)
    if found is not None:
        if isinstance(receiver, ClassValue):
            bound = _bind_to_class(machine, found, cls)
            is_new = name in ("__new__", "__init_subclass__", "__class_getitem__")
            return BoundMethod(bound, receiver) if is_new and name != "__new__" else bound
        return _bind(machine, found, receiver, cls, span)
    bound_receiver = None if name == "__new__" else receiver
    inherited = _from_library_base(machine, cls, value.owner, name, bound_receiver)
    if inherited is not None:
        return inherited
    model = machine.registry.models.get(f"builtins.object.{name}")
    if model is None:
        return None
    builtin = Builtin(f"object.{name}", model)
    return builtin if bound_receiver is None else BoundMethod(builtin, bound_receiver)
