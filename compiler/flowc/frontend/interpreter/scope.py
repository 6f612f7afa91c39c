"""Scopes: the names of a module, a class body, a function call or a comprehension."""

from __future__ import annotations

import enum
from collections.abc import Iterator

from flowc.frontend.interpreter.values import ClassValue, FunctionValue, ModuleValue, Unknown, Value


class ScopeKind(enum.Enum):
    """What a scope belongs to; names of a class body are not seen by functions inside it."""

    MODULE = "module"
    CLASS = "class"
    FUNCTION = "function"
    COMPREHENSION = "comprehension"


class Scope:
    """The names of one activation, and where to look next.

    `own_names` are the names that a function assigns to: they hide outer ones even while unbound.
    `left_early` is set once the activation may have ended (an unknown condition guards a return):
    all that follows is then uncertain. `loop_left` is the same for the innermost loop.
    """

    __slots__ = (
        "first_argument",
        "function",
        "global_names",
        "kind",
        "left_early",
        "loop_left",
        "module",
        "names",
        "nonlocal_names",
        "own_names",
        "owner",
        "parent",
        "qualname",
    )

    def __init__(
        self,
        kind: ScopeKind,
        module: ModuleValue,
        names: dict[str, Value],
        parent: Scope | None = None,
        qualname: str = "",
    ) -> None:
        self.kind = kind
        self.module = module
        self.names = names
        self.parent = parent
        self.qualname = qualname
        self.function: FunctionValue | None = None
        self.owner: ClassValue | None = None
        self.first_argument: Value | None = None
        self.global_names: set[str] = set()
        self.nonlocal_names: set[str] = set()
        self.left_early: Unknown | None = None
        self.loop_left: Unknown | None = None
        self.own_names: frozenset[str] = frozenset()

    def lookup(self, name: str) -> Value | None:
        """Give the value bound to `name` here or further out, without built-ins."""
        if name in self.global_names:
            return self.module.namespace.get(name)
        if (value := self.names.get(name)) is not None or name in self.own_names:
            return value
        scope = self.parent
        while scope is not None:
            if scope.kind is not ScopeKind.CLASS:
                if name in scope.global_names:
                    return self.module.namespace.get(name)
                if (value := scope.names.get(name)) is not None or name in scope.own_names:
                    return value
            scope = scope.parent
        return None

    def visible(self) -> Iterator[str]:
        """Give the names that are bound here and further out, without built-ins."""
        scope: Scope | None = self
        while scope is not None:
            yield from scope.names
            scope = scope.parent
        yield from self.module.namespace

    def is_unbound(self, name: str) -> bool:
        """Tell whether a function around here assigns to `name`, so that built-ins are hidden."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.own_names and name not in scope.names:
                return True
            scope = scope.parent
        return False

    def bind(self, name: str, value: Value) -> None:
        """Assign to a name, where Python would."""
        self.home(name)[name] = value

    def home(self, name: str) -> dict[str, Value]:
        """Give the names that an assignment to `name` goes to."""
        if name in self.global_names:
            return self.module.namespace
        if name in self.nonlocal_names:
            scope = self.parent
            while scope is not None:
                if scope.kind is ScopeKind.FUNCTION and name in scope.names:
                    return scope.names
                scope = scope.parent
        return self.names

    def enclosing_function(self) -> Scope | None:
        """Give the function call that this scope belongs to, if any."""
        scope: Scope | None = self
        while scope is not None and scope.kind is not ScopeKind.FUNCTION:
            scope = scope.parent
        return scope
