"""The body of a function, with what its names stand for."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cached_property

from flowc.dialects.flytekit.entity import FlyteEntity, entity_of
from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.function_syntax import children, own_names
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    ClassValue,
    External,
    FunctionValue,
    InstanceValue,
    ModuleValue,
    Value,
)
from flowc_ir.source import Span

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_BUILTINS = frozenset(("open", "print"))


class Body:
    """A function of the user, and what can be said of the nodes of its source.

    `known` are the bodies that were looked at before, by function: each is walked once.
    """

    def __init__(
        self, session: Session, function: FunctionValue, known: dict[int, Body] | None = None
    ) -> None:
        self.session = session
        self.function = function
        self._known = {} if known is None else known
        self._known[id(function)] = self

    def other(self, function: FunctionValue) -> Body:
        """Give the body of another function."""
        found = self._known.get(id(function))
        return Body(self.session, function, self._known) if found is None else found

    @property
    def node(self) -> ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda:
        """The definition."""
        return self.function.node

    @cached_property
    def own(self) -> tuple[ast.AST, ...]:
        """The nodes that belong to the function itself, functions inside it left out."""
        return tuple(own_nodes(self.node))

    @cached_property
    def inner(self) -> tuple[ast.AST, ...]:
        """The nodes of the functions inside it, their own definitions left out."""
        scopes = [node for node in self.own if isinstance(node, _SCOPES)]
        return tuple(node for scope in scopes for node in ast.walk(scope) if node is not scope)

    @cached_property
    def local_names(self) -> frozenset[str]:
        """The names that hide those of the module."""
        node = self.node
        assigned = self.function.own_names
        if assigned is None:
            assigned = frozenset[str]() if isinstance(node, ast.Lambda) else own_names(node)
        return assigned | parameters_of(node)

    def defaults(self) -> Iterator[tuple[ast.arg, ast.expr]]:
        """Give the parameters that have a default, with it."""
        arguments = self.node.args
        positional = [*arguments.posonlyargs, *arguments.args]
        first = len(positional) - len(arguments.defaults)
        yield from zip(positional[first:], arguments.defaults, strict=True)
        for parameter, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
            if default is not None:
                yield parameter, default

    def span(self, node: ast.expr | ast.stmt | ast.arg) -> Span:
        """Give the place of a node."""
        return self.session.machine.span(node, self.function.module)

    def value(self, node: ast.expr) -> Value | None:
        """Give what a name stands for: a global, one in a module, class or object; or None."""
        match node:
            case ast.Name(id=name):
                found = self.function.module.namespace.get(name)
                if found is None and name in _BUILTINS:
                    found = External(f"builtins.{name}")
                if name in self.aliases:
                    return self._meant(name)
                # Most names are neither: what the function binds itself is asked last.
                return None if found is None or name in self.local_names else found
            case ast.Attribute(value=inner, attr=name):
                match self.value(inner):
                    case ModuleValue(namespace=namespace):
                        return namespace.get(name)
                    case External(name=outer):
                        return External(f"{outer}.{name}")
                    case ClassValue() as cls:
                        return lookup_in_mro(cls, name)
                    case InstanceValue(attributes=attributes, lost=None):
                        return attributes.get(name)
                    case _:
                        return None
            case _:
                return None

    @cached_property
    def aliases(self) -> Mapping[str, ast.expr | str]:
        """The names that it binds once, to another name or by an import."""
        found = dict(_aliases(self.own))
        if not found:
            return found
        every = [name for node in self.own for name in bound_names(node)]
        every += parameters_of(self.node)
        return {name: meant for name, meant in found.items() if every.count(name) == 1}

    def _meant(self, name: str) -> Value | None:
        meant = self.aliases[name]
        if isinstance(meant, str):
            return self._imported(meant)
        root = meant
        while isinstance(root, ast.Attribute):
            root = root.value
        # One step is enough, and never goes in a circle.
        is_alias = isinstance(root, ast.Name) and isinstance(self.aliases.get(root.id), ast.expr)
        return None if is_alias else self.value(meant)

    def _imported(self, name: str) -> Value | None:
        """Give what an import inside the function means; one of a package's own is left out."""
        if name.startswith("."):
            return None
        modules = self.session.machine.modules
        outer, _, short = name.rpartition(".")
        match modules.get(name), modules.get(outer):
            case ModuleValue() as module, _:
                return module
            case _, ModuleValue(namespace=namespace):
                return namespace.get(short)
            case _:
                return External(name)

    def called_entity(self, node: ast.AST) -> FlyteEntity | None:
        """Give the task, workflow or launch plan that a node calls."""
        if not isinstance(node, ast.Call):
            return None
        value = self.value(node.func)
        entity = None if value is None else entity_of(value)
        return entity if isinstance(entity, FlyteEntity) else None


def own_nodes(function: ast.AST) -> Iterator[ast.AST]:
    """Go over what belongs to a function itself, in source order; inner functions end it."""
    body = function.body if isinstance(function, _SCOPES) else function
    waiting: list[ast.AST] = list(reversed(body)) if isinstance(body, list) else [body]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, _SCOPES):
            waiting.extend(reversed(list(children(node))))


def parameters_of(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> frozenset[str]:
    """Give the names of all parameters."""
    arguments = node.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    every += [each for each in (arguments.vararg, arguments.kwarg) if each is not None]
    return frozenset(each.arg for each in every)


def bound_names(node: ast.AST) -> list[str]:
    """Give the names that a node binds; one of another scope counts twice."""
    match node:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
            return [name]
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.ExceptHandler(name=str() as name):
            return [name]
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            return [each.asname or each.name.partition(".")[0] for each in names]
        case ast.Global(names=names) | ast.Nonlocal(names=names):
            return [*names, *names]
        case _:
            return []


def _aliases(nodes: tuple[ast.AST, ...]) -> Iterator[tuple[str, ast.expr | str]]:
    """Give what names are other words for: an expression, or the qualified name of an import."""
    for node in nodes:
        match node:
            case ast.Assign(
                targets=[ast.Name(id=name)], value=ast.Name() | ast.Attribute() as value
            ):
                yield name, value
            case ast.ImportFrom(module=str() as module, names=names, level=level):
                for each in names:
                    yield each.asname or each.name, f"{'.' * level}{module}.{each.name}"
            case ast.Import(names=names):
                for each in names:
                    is_short = each.asname is None
                    short = each.name.partition(".")[0]
                    yield each.asname or short, short if is_short else each.name
            case _:
                pass
