"""Uncertainty: what must be forgotten when code may or may not run."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterable, Sequence

from flowc.frontend.interpreter.effects import CLASS_METHODS, MAKING_METHODS, Effects
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.values import (
    BoundMethod,
    ClassValue,
    DictValue,
    FunctionValue,
    InstanceValue,
    IteratorValue,
    ListValue,
    ModuleValue,
    Partial,
    Property,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)

NESTED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)


class Everything(Container[str]):
    """A container of everything."""

    def __contains__(self, item: object) -> bool:
        """Say yes."""
        return True


def lose(machine: Machine, values: Iterable[Value], unknown: Unknown) -> None:
    """Forget the contents of all mutable values reachable from `values`.

    This is what calling unknown code with them may do: it may change them, and call what it can
    call, which may change what that names.
    """
    pending = list(values)
    seen: set[int] = set()
    effects = Effects(machine)
    while pending:
        value = pending.pop()
        if id(value) not in seen:
            seen.add(id(value))
            pending.extend(_lose_one(value, unknown, effects))
        if not pending and effects.mutates:
            pending.extend(held for held in effects.held() if id(held) not in seen)
    _rebind(machine, effects, unknown)


def _lose_one(value: Value, unknown: Unknown, effects: Effects) -> Iterable[Value]:
    """Forget one value, and give those that are reachable from it."""
    match value:
        case ListValue(items=items):
            value.lost = value.lost or unknown
            return items
        case DictValue(entries=entries):
            value.lost = value.lost or unknown
            return [item for _, item in entries.values()]
        case SetValue(items=elements):
            value.lost = unknown if value.lost is None and not value.frozen else value.lost
            return elements.values()
        case IteratorValue(over=over):
            value.lost = value.lost or unknown
            return over
        case Extension():
            value.lose(unknown)
            return value.reachable()
        case TupleValue(items=members):
            return members
        case InstanceValue(attributes=attributes):
            if "_name_" in attributes:
                return ()
            value.lost = value.lost or unknown
            effects.methods(value.cls, Everything())
            payload = () if value.payload is None else (value.payload,)
            return [*attributes.values(), *payload, *_shared_by(value.cls)]
        case BoundMethod(receiver=receiver, function=function):
            return (receiver, function)
        case Partial(positional=positional, keywords=keywords):
            return [value.function, *positional, *keywords.values()]
        case Unknown(holds=holds):
            return holds
        case FunctionValue():
            effects.function(value)
            return value.attributes.values()
        case ClassValue():
            effects.classes.append(value)
            return _shared_by(value)
        case _:
            return ()


def _forget_module(machine: Machine, module: ModuleValue, unknown: Unknown) -> None:
    """Forget all that code run from text in a module could change, once at a time."""
    if module.name in machine.forgetting:
        return
    machine.forgetting.add(module.name)
    values = list(module.namespace.values())
    module.forget_names(unknown)
    lose(machine, values, unknown)
    machine.forgetting.discard(module.name)


def stir(machine: Machine, unknown: Unknown, attribute: str) -> None:
    """Forget what an operation on something unknown may change, by way of what it holds.

    Without `attribute` it is an operator, a conversion or a lookup: objects of users may define
    those, and a `defaultdict` grows when it is read.
    """
    stirred: list[Value] = []
    for held in unknown.holds:
        if isinstance(held, InstanceValue) and _runs_code(held.cls, attribute):
            stirred.append(held)
        elif isinstance(held, DictValue) and held.factory is not None and not attribute:
            stirred.extend((held, held.factory))
    if stirred:
        lose(machine, stirred, unknown)


def _runs_code(cls: ClassValue, attribute: str) -> bool:
    for entry in cls.mro:
        if not isinstance(entry, ClassValue):
            continue
        if attribute:
            found = entry.namespace.get(attribute)
            if isinstance(found, (Property, InstanceValue)) or "__getattr__" in entry.namespace:
                return True
        elif any(
            name.startswith("__") and name not in MAKING_METHODS | CLASS_METHODS
            for name, value in entry.namespace.items()
            if isinstance(value, FunctionValue)
        ):
            return True
    return False


def _shared_by(cls: ClassValue) -> Iterable[Value]:
    """Give the mutable values that a class and its bases hold for all instances."""
    for entry in cls.mro:
        if isinstance(entry, ClassValue):
            for value in entry.namespace.values():
                if isinstance(value, (ListValue, DictValue, SetValue, InstanceValue)):
                    yield value


def _rebind(machine: Machine, effects: Effects, unknown: Unknown) -> None:
    for table, name in list(effects.bindings()):
        table[name] = unknown
    for node, module in effects.imports:
        _doubt_import(machine, node, module, unknown)
    for module in effects.texts:
        _forget_module(machine, module, unknown)


def havoc(
    machine: Machine, statements: Sequence[ast.stmt], scope: Scope, unknown: Unknown
) -> Unknown:
    """Forget all that statements could change which may or may not run.

    Names that they bind become unknown; mutable values that they may change lose their contents; if
    they may leave the function or loop, the rest of it is uncertain as well. A `raise` is taken not
    to happen: if it did, there would be nothing to compile.

    Gives the unknown that stands for all results of the statements: what is later done to it may be
    done to each value that they hand on.
    """
    effects = Effects(machine)
    effects.read(statements, scope)
    joined = unknown.holding(effects.held())
    if effects.mutates:
        lose(machine, effects.held(), unknown)
    _rebind(machine, effects, joined)
    for node in _walk(statements):
        _forget_binding(machine, node, scope, joined)
    if any(_may_leave_loop(statement) for statement in statements):
        scope.loop_left = joined
    return joined


def _forget_binding(machine: Machine, node: ast.AST, scope: Scope, unknown: Unknown) -> None:
    frame = scope.enclosing_function() or scope
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            scope.bind(node.name, unknown)
            for listener in machine.listeners:
                listener.uncertain_definition(node, scope, unknown)
        case ast.Call():
            for listener in machine.listeners:
                listener.uncertain_call(node, scope, unknown)
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            old = scope.lookup(name)
            scope.bind(name, unknown if old is None else unknown.holding((old,)))
        case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
            for alias in aliases:
                name = alias.asname or alias.name.partition(".")[0]
                if name == "*":
                    scope.module.lost_names = unknown
                else:
                    scope.bind(name, unknown)
        case ast.Return() | ast.Yield() | ast.YieldFrom():
            left = frame.left_early
            frame.left_early = unknown if left is None else left.holding(unknown.holds)
        case ast.ExceptHandler(name=str() as name):
            scope.bind(name, unknown)
        case ast.MatchAs(name=str() as name) | ast.MatchStar(name=str() as name):
            scope.bind(name, unknown)
        case ast.MatchMapping(rest=str() as name):
            scope.bind(name, unknown)
        case ast.Global(names=names):
            scope.global_names.update(names)
        case _:
            pass


def _may_leave_loop(node: ast.AST) -> bool:
    """Tell whether a statement may end or go on with the loop around it."""
    if isinstance(node, (ast.Break, ast.Continue)):
        return True
    if isinstance(node, (*NESTED, ast.expr)):
        return False
    if isinstance(node, (ast.For, ast.AsyncFor, ast.While)):
        return any(map(_may_leave_loop, node.orelse))
    return any(map(_may_leave_loop, ast.iter_child_nodes(node)))


def _doubt_import(machine: Machine, node: ast.AST, module: ModuleValue, unknown: Unknown) -> None:
    """Note the first-party modules that an import may load."""
    names: list[str] = []
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        parts = module.package.split(".") if node.level else []
        base = parts[: len(parts) - node.level + 1] if node.level else []
        start = ".".join([*base, node.module or ""]).strip(".")
        names = [start, *(f"{start}.{alias.name}" for alias in node.names)]
    for name in names:
        if machine.loader.owns(name.partition(".")[0]):
            machine.doubtful_imports.setdefault(name, unknown)


def _walk(statements: Sequence[ast.stmt]) -> Iterable[ast.AST]:
    """Give all nodes of statements, without the bodies of nested functions and classes."""
    pending: list[ast.AST] = list(reversed(statements))
    while pending:
        node = pending.pop()
        yield node
        if not isinstance(node, NESTED):
            pending.extend(reversed(list(ast.iter_child_nodes(node))))
