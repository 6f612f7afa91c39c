"""Classes: the class statement, the MRO and the making of instances."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from typing import TypeVar

from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.kinds import metaclass_of
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.mangling import mangle
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.values import (
    BoundMethod,
    ClassMethod,
    ClassValue,
    EnumTrait,
    External,
    FunctionValue,
    Generic,
    InstanceValue,
    Known,
    ModuleValue,
    Property,
    StaticMethod,
    Unknown,
    Value,
    find_trait,
)
from flowc_ir.source import Span

HARMLESS_METACLASSES = frozenset({"abc.ABCMeta", "enum.EnumMeta", "enum.EnumType", "builtins.type"})


def define_class(machine: Machine, node: ast.ClassDef, scope: Scope) -> Value:
    """Evaluate a class statement, decorators left out."""
    bases = [machine.evaluate(base, scope) for base in node.bases]
    keywords = {k.arg: machine.evaluate(k.value, scope) for k in node.keywords if k.arg is not None}
    qualname = f"{scope.qualname}.{node.name}" if scope.qualname else node.name
    body = Scope(ScopeKind.CLASS, scope.module, {}, scope, qualname)
    cls = make_class(
        machine,
        node.name,
        tuple(bases),
        {},
        scope.module,
        keywords,
        machine.span(node, scope.module),
    )
    cls.qualname = qualname
    cls.scope = scope
    if (doc := ast.get_docstring(node, clean=False)) is not None:
        body.names["__doc__"] = Known(doc)
    body.owner = cls
    body.names["__module__"] = Known(scope.module.name)
    body.names["__qualname__"] = Known(qualname)
    mangle(node)
    machine.execute(node.body, body)
    if body.left_early is not None:
        cls.lost = body.left_early
    del body.names["__module__"], body.names["__qualname__"]
    cls.namespace.update(body.names)
    for value in cls.namespace.values():
        _own(value, cls)
    finish_class(machine, cls)
    return cls


def _own(value: Value, cls: ClassValue) -> None:
    """Tell functions of a class body which class they belong to (for `super()`)."""
    match value:
        case FunctionValue():
            if value.owner is None:
                value.owner = cls
        case StaticMethod(function=inner) | ClassMethod(function=inner):
            _own(inner, cls)
        case Property(getter=getter, setter=setter):
            _own(getter, cls)
            if setter is not None:
                _own(setter, cls)
        case _:
            pass


def make_class(
    machine: Machine,
    name: str,
    bases: tuple[Value, ...],
    namespace: dict[str, Value],
    module: ModuleValue,
    keywords: dict[str, Value],
    span: Span,
) -> ClassValue:
    """Make a class object from its parts; call `finish_class` once its namespace is complete."""
    plain = tuple(base.origin if isinstance(base, Generic) else base for base in bases)
    lost = _lost_base(machine, plain, keywords, span)
    # `object` ends every MRO; it is not said.
    known = tuple(
        base
        for base in plain
        if isinstance(base, ClassValue)
        or (isinstance(base, External) and base.name != "builtins.object")
    )
    cls = ClassValue(
        name, name, module, bases, (), namespace, keywords=keywords, lost=lost, span=span
    )
    cls.mro = (cls, *_linearize(machine, known, span))
    return cls


def _lost_base(
    machine: Machine, bases: tuple[Value, ...], keywords: dict[str, Value], span: Span
) -> Unknown | None:
    for base in bases:
        match base:
            case Unknown():
                return base
            case External(name=name):
                if not machine.library_class(name) and name not in machine.registry.class_hooks:
                    reason = f"the base class `{name}` is not known"
                    return Unknown(reason, span, lack=machine.registry.lack(name))
            case ClassValue(lost=Unknown() as lost):
                return lost
            case ClassValue():
                pass
            case _:
                return Unknown("a base of the class is not a class that can be followed", span)
    metaclass = keywords.get("metaclass")
    is_followed = isinstance(metaclass, ClassValue) and _only_calls(metaclass)
    if metaclass is not None and not (
        is_followed
        or isinstance(metaclass, External)
        and (metaclass.name in HARMLESS_METACLASSES or machine.library_class(metaclass.name))
    ):
        return Unknown("the class has a metaclass of its own", span)
    return None


def _only_calls(metaclass: ClassValue) -> bool:
    """Tell whether all that a metaclass changes is what calling its classes does."""
    for entry in metaclass.mro:
        if isinstance(entry, External) and entry.name not in ("builtins.type", "abc.ABCMeta"):
            return False
        if isinstance(entry, ClassValue):
            special = {name for name in entry.namespace if name.startswith("__")}
            if not special <= {"__call__", "__doc__", "__slots__"}:
                return False
    return metaclass.lost is None


def _linearize(
    machine: Machine, bases: tuple[ClassValue | External, ...], span: Span
) -> list[Value]:
    """Merge the MROs of the bases (C3)."""
    sequences: list[list[Value]] = [
        list(base.mro) if isinstance(base, ClassValue) else _library_line(machine, base)
        for base in bases
    ]
    sequences.append(list(bases))
    result: list[Value] = []
    while sequences := [s for s in sequences if s]:
        head = next((s[0] for s in sequences if not _in_tail(s[0], sequences)), None)
        if head is None:
            machine.throw("TypeError", "Cannot create a consistent method resolution order", span)
        result.append(head)
        sequences = [s[1:] if _same(s[0], head) else s for s in sequences]
    return result


def _library_line(machine: Machine, base: External) -> list[Value]:
    """Give a library class, and those whose methods its subclasses inherit."""
    machine.registry.wake(base.name)
    name = machine.registry.mixins.get(base.name)
    mixin = None if name is None else machine.external(name)
    return [base, *mixin.mro] if isinstance(mixin, ClassValue) else [base]


def _in_tail(candidate: Value, sequences: list[list[Value]]) -> bool:
    return any(_same(candidate, item) for s in sequences for item in s[1:])


def _same(left: Value, right: Value) -> bool:
    if isinstance(left, External) and isinstance(right, External):
        return left.name == right.name
    return left is right


def finish_class(machine: Machine, cls: ClassValue) -> None:
    """Run what Python and libraries run once a class exists."""
    for name, value in list(cls.namespace.items()):
        if isinstance(value, InstanceValue):
            hook = lookup_in_mro(value.cls, "__set_name__")
            if hook is not None:
                machine.call_with(BoundMethod(hook, value), cls, Known(name), span=cls.span)
    initializer = lookup_in_mro(cls, "__init_subclass__", after=cls)
    if initializer is not None:
        if isinstance(initializer, ClassMethod):
            initializer = initializer.function
        keywords = {k: v for k, v in cls.keywords.items() if k != "metaclass"}
        machine.call(initializer, Call(positional=(cls,), keywords=keywords, span=cls.span))
    for base in cls.mro[1:]:
        if isinstance(base, External):
            hook_ = machine.registry.class_hooks.get(base.name)
            if hook_ is not None:
                hook_(machine, cls)


def instantiate(machine: Machine, cls: ClassValue, call: Call) -> Value:
    """Make an instance of a user's class."""
    if (lost := _lost_metaclass(cls)) is not None:
        machine.unknown_call(cls, call, lost)
        for listener in machine.listeners:
            listener.made_instance(cls, call, lost)
        return InstanceValue(cls, lost=lost)
    metaclass = metaclass_of(cls)
    if isinstance(metaclass, ClassValue):
        maker = lookup_in_mro(metaclass, "__call__")
        if maker is not None:
            return machine.call(BoundMethod(maker, cls), call)
    return make_instance(machine, cls, call)


def make_instance(machine: Machine, cls: ClassValue, call: Call) -> Value:
    """Make an instance as `type.__call__` does."""
    if (abstract := _abstract_methods(cls)) and lookup_in_mro(cls, "__new__") is None:
        plural = "s" if len(abstract) > 1 else ""
        message = f"abstract method{plural} {', '.join(abstract)}"
        message = f"Can't instantiate abstract class {cls.name} with {message}"
        machine.throw("TypeError", message, call.span)
    constructor = library_part(cls, machine.registry.constructors)
    maker = lookup_in_mro(cls, "__new__")
    if constructor is not None and (maker is None or find_trait(cls, EnumTrait) is not None):
        return constructor(machine, cls, call)
    given = Call(positional=(cls, *call.positional), keywords=call.keywords, span=call.span)
    if maker is not None:
        inner = maker.function if isinstance(maker, StaticMethod) else maker
        instance = machine.call(inner, given)
    else:
        model = library_part(cls, machine.registry.models, ".__new__")
        instance = InstanceValue(cls) if model is None else model(machine, given)
    if isinstance(instance, InstanceValue) and cls in instance.cls.mro:
        initialize(machine, instance, call)
    if cls.lost is not None:
        for listener in machine.listeners:
            listener.made_instance(cls, call, cls.lost)
    return instance


def _lost_metaclass(cls: ClassValue) -> Unknown | None:
    """Say why it is not known what calling a class does, if it has a metaclass of its own."""
    if cls.lost is None:
        return None
    own = [e.keywords.get("metaclass") for e in cls.mro if isinstance(e, ClassValue)]
    is_own = any(isinstance(found, (ClassValue, Unknown)) for found in own)
    return cls.lost if is_own else None


def _abstract_methods(cls: ClassValue) -> list[str]:
    """Give the names of the abstract methods that no class defines, if ABCMeta looks at them."""
    externals = {entry.name for entry in cls.mro if isinstance(entry, External)}
    metaclasses = [
        entry.keywords["metaclass"]
        for entry in cls.mro
        if isinstance(entry, ClassValue) and "metaclass" in entry.keywords
    ]
    lines = [m.mro if isinstance(m, ClassValue) else (m,) for m in metaclasses]
    guarded = any(
        isinstance(m, External) and m.name == "abc.ABCMeta" for line in lines for m in line
    )
    if not guarded and not externals & {"abc.ABC", "typing.Protocol"}:
        return []
    names = {name for c in cls.mro if isinstance(c, ClassValue) for name in c.namespace}
    return sorted(name for name in names if _is_abstract(lookup_in_mro(cls, name)))


def _is_abstract(value: Value | None) -> bool:
    match value:
        case FunctionValue(attributes=attributes):
            return "__isabstractmethod__" in attributes
        case StaticMethod(function=inner) | ClassMethod(function=inner) | Property(getter=inner):
            return _is_abstract(inner)
        case _:
            return False


Part = TypeVar("Part")


def library_part(cls: ClassValue, table: Mapping[str, Part], suffix: str = "") -> Part | None:
    """Give what a table holds for the first library class in an MRO that it knows."""
    for base in cls.mro[1:]:
        if isinstance(base, External) and (part := table.get(base.name + suffix)) is not None:
            return part
    return None


def initialize(machine: Machine, instance: InstanceValue, call: Call) -> None:
    """Run `__init__`, wherever it comes from."""
    cls = instance.cls
    initializer = lookup_in_mro(cls, "__init__")
    given = Call(positional=(instance, *call.positional), keywords=call.keywords, span=call.span)
    if initializer is not None:
        machine.call(initializer, given)
        return
    model = library_part(cls, machine.registry.models, ".__init__")
    if model is not None:
        model(machine, given)
        return
    if cls.lost is not None:
        instance.lost = cls.lost
        machine.unknown_call(cls, call, cls.lost)
        return
    if call.positional or call.keywords:
        takes_any = lookup_in_mro(cls, "__new__") is not None or instance.payload is not None
        if not takes_any and not any(isinstance(base, External) for base in cls.mro[1:]):
            machine.throw("TypeError", f"{cls.name}() takes no arguments", call.span)


def is_subclass(cls: Value, ancestor: Value) -> bool | Unknown:
    """Tell whether a class derives from another, as far as it is known."""
    if isinstance(cls, ClassValue):
        if any(_same(entry, ancestor) for entry in cls.mro):
            return True
        if isinstance(ancestor, External) and ancestor.name == "builtins.object":
            return True
        return False if cls.lost is None else cls.lost
    return Unknown("whether a library class derives from another is not known")
