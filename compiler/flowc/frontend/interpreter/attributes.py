"""Attributes: reading and writing them, with Python's lookup rules."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping

from flowc.frontend.interpreter.host import call_host, from_host
from flowc.frontend.interpreter.live_entries import live
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.namespaces import NamespaceValue
from flowc.frontend.interpreter.values import (
    NONE,
    BoundMethod,
    Builtin,
    Call,
    ClassMethod,
    ClassValue,
    Context,
    DictValue,
    EnumTrait,
    ExceptionValue,
    Extension,
    External,
    FunctionValue,
    Generic,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    ModuleValue,
    NamedTupleTrait,
    Partial,
    Property,
    SetValue,
    StaticMethod,
    SuperValue,
    TupleValue,
    TypeVariable,
    Unknown,
    Value,
)
from flowc_ir.source import Span

CLASS_NAMES: dict[type[Value], str] = {
    ListValue: "builtins.list",
    TupleValue: "builtins.tuple",
    SetValue: "builtins.set",
    FunctionValue: "types.FunctionType",
    ModuleValue: "types.ModuleType",
}


NOT_INHERITED = frozenset({"__doc__", "__annotations__", "__dict__", "__name__", "__module__"})
"""Names that Python keeps on each class of its own."""

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
            return _external_attribute(machine, value, name)
        case InstanceValue():
            return _instance_attribute(machine, value, name, span)
        case ClassValue():
            return class_attribute(machine, value, name, span)
        case Extension():
            return value.get_attribute(machine, name, span)
        case Known():
            return _known_attribute(machine, value, name, span)
        case _:
            return _other_attribute(machine, value, name, span)


def _external_attribute(machine: Machine, value: External, name: str) -> Value:
    if value.name == "types.FunctionType" and name in ("__name__", "__qualname__"):
        return Known("function")
    if name in ("__name__", "__qualname__", "__module__") and machine.library_class(value.name):
        module, _, short = value.name.rpartition(".")
        return Known(module if name == "__module__" else short)
    if name == "__name__" and "." not in value.name:
        # A name without a dot can only be a module.
        return Known(value.name)
    return machine.external(f"{value.name}.{name}")


def _other_attribute(machine: Machine, value: Value, name: str, span: Span) -> Value | None:
    match value:
        case FunctionValue():
            return _function_attribute(machine, value, name)
        case Builtin():
            return _builtin_attribute(machine, value, name)
        case SuperValue():
            return _super_attribute(machine, value, name, span)
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
            return _named_tuple_attribute(machine, value, cls, name, span)
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
    return _bind_method(f"{type(value).__name__}.{name}", method, value)


def _bind_method(
    name: str, method: Callable[[Context, Value, Call], Value], receiver: Value
) -> Builtin:
    return Builtin(name, lambda context, call: method(context, receiver, call))


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
        return _bind_method(f"{type(host).__name__}.{name}", special, value)
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
            return _live(function.annotations)
        case "__dict__":
            return _live(function.attributes)
        case "__defaults__":
            return TupleValue(function.defaults) if function.defaults else NONE
        case "__get__" | "__call__" | "__code__" | "__globals__" | "__closure__":
            return Unknown(f"`{name}` of a function is not followed", function.span)
        case "__class__":
            return type_of(machine, function)
        case _:
            return None


def _as_dict(names: Mapping[str, Value]) -> DictValue:
    return DictValue({name: (Known(name), value) for name, value in names.items()})


def _live(names: dict[str, Value]) -> DictValue:
    """Give a namespace as a dict: what is written to the one is seen in the other."""
    return DictValue(live(names))


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
            return _as_dict(partial.keywords)
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


def _named_tuple_attribute(
    machine: Machine, value: TupleValue, cls: ClassValue, name: str, span: Span
) -> Value | None:
    for trait in cls.traits:
        if isinstance(trait, NamedTupleTrait):
            for position, field in enumerate(trait.fields):
                if field.name == name:
                    return value.items[position]
    method = machine.registry.methods.get(TupleValue, {}).get(name)
    if method is not None:
        return _bind_method(name, method, value)
    found = lookup_in_mro(cls, name)
    return None if found is None else _bind(machine, found, value, cls, span)


def lookup_in_mro(cls: ClassValue, name: str, after: ClassValue | None = None) -> Value | None:
    """Find a name in the classes of an MRO, after `after` if given; library classes are skipped."""
    is_active = after is None
    for entry in cls.mro:
        if is_active and isinstance(entry, ClassValue):
            if (value := entry.namespace.get(name)) is not None:
                return value
        if entry is after:
            is_active = True
    return None


def _library_bases(cls: ClassValue, after: ClassValue | None = None) -> list[External]:
    is_active = after is None
    found: list[External] = []
    for entry in cls.mro:
        if is_active and isinstance(entry, External):
            found.append(entry)
        if entry is after:
            is_active = True
    return found


def _instance_attribute(
    machine: Machine, instance: InstanceValue, name: str, span: Span
) -> Value | None:
    cls = instance.cls
    in_class = lookup_in_mro(cls, name)
    if isinstance(in_class, Property) and not in_class.cached:
        return machine.call_with(in_class.getter, instance, span=span)
    if (value := instance.attributes.get(name)) is not None:
        return value if instance.lost is None else instance.lost
    if instance.lost is not None and in_class is None:
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
            return instance.lost or _live(instance.attributes)
        case "__module__":
            return Known(cls.module.name)
        case "__doc__":
            return class_attribute(machine, cls, name, span)
        case _:
            pass
    if instance.payload is not None and not name.startswith("__"):
        found = attribute(machine, instance.payload, name, span)
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
    for base in _library_bases(cls, after):
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
        return _bind_to_class(machine, found, cls)
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
            return TupleValue((*cls.mro, External("builtins.object")))
        case "__bases__":
            return TupleValue(cls.bases or (External("builtins.object"),))
        case "__annotations__":
            return _live(cls.annotations)
        case "__members__":
            for trait in cls.traits:
                if isinstance(trait, EnumTrait):
                    both = trait.members | trait.aliases
                    return _as_dict(both)
        case "__dict__":
            return _as_dict(cls.namespace)
        case "__class__":
            return External("builtins.type")
        case _:
            pass
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


def _super_attribute(machine: Machine, value: SuperValue, name: str, span: Span) -> Value | None:
    receiver = value.receiver
    cls = receiver if isinstance(receiver, ClassValue) else None
    if isinstance(receiver, InstanceValue):
        cls = receiver.cls
    if cls is None:
        return Unknown("`super()` of this object is not followed", span)
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


def set_attribute(machine: Machine, value: Value, name: str, item: Value, span: Span) -> None:
    """Write an attribute."""
    match value:
        case InstanceValue():
            _set_instance_attribute(machine, value, name, item, span)
        case ClassValue():
            value.namespace[name] = item
        case ModuleValue():
            value.namespace[name] = item
        case FunctionValue():
            _set_function_attribute(value, name, item)
        case ExceptionValue():
            value.attributes[name] = item
        case Extension():
            if not value.set_attribute(machine, name, item, span):
                machine.lost(f"setting `{name}` on {value.describe()} is not followed", span)
        case Unknown():
            machine.lose([value], value.holding((item,)))
        case External() | Partial() | Builtin() | BoundMethod():
            machine.losses += 1
        case _:
            machine.throw("AttributeError", f"attribute '{name}' cannot be set", span)


def _set_instance_attribute(
    machine: Machine, instance: InstanceValue, name: str, item: Value, span: Span
) -> None:
    found = lookup_in_mro(instance.cls, name)
    if isinstance(found, Property) and not found.cached:
        if found.setter is None:
            machine.throw("AttributeError", f"property '{name}' has no setter", span)
        machine.call_with(found.setter, instance, item, span=span)
        return
    setter = lookup_in_mro(instance.cls, "__setattr__")
    if isinstance(setter, (FunctionValue, Builtin)):
        machine.call_with(setter, instance, Known(name), item, span=span)
        return
    if isinstance(found, InstanceValue) and lookup_in_mro(found.cls, "__set__") is not None:
        instance.lost = machine.lost("a descriptor's `__set__` is not followed", span)
        return
    if instance.lost is not None:
        instance.lost = instance.lost.holding((item,))
    instance.attributes[name] = item


def _set_function_attribute(function: FunctionValue, name: str, item: Value) -> None:
    if name == "__name__" and isinstance(item, Known) and isinstance(item.value, str):
        function.name = item.value
    elif name == "__qualname__" and isinstance(item, Known) and isinstance(item.value, str):
        function.qualname = item.value
    elif name == "__doc__" and isinstance(item, Known) and not isinstance(item.value, int):
        function.doc = item.value if isinstance(item.value, str) else None
    else:
        function.attributes[name] = item


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
            return External("builtins.type")
        case External(name=name) if name.startswith("builtins.") and machine.library_class(name):
            return External("builtins.type")
        case Extension():
            return value.python_type()
        case IteratorValue(name=name):
            return External(name)
        case _:
            known = CLASS_NAMES.get(type(value))
            return External(known) if known else Unknown("the type of this value is not followed")


def missing_reason(machine: Machine, value: Value, name: str) -> str:
    """Say that an attribute is not there, as Python would."""
    match value:
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
