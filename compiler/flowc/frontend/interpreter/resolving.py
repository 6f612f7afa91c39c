"""What names and expressions stand for, as far as that takes no evaluation."""

from __future__ import annotations

import ast
import builtins

from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.values import (
    ClassValue,
    DictValue,
    External,
    InstanceValue,
    Known,
    ListValue,
    ModuleValue,
    SetValue,
    StaticMethod,
    TupleValue,
    Value,
)

READERS = frozenset(
    """len str int float bool complex isinstance issubclass print repr ascii abs hash id format any
    all ord chr bin hex oct round callable hasattr type pow divmod range""".split()
)
"""Built-in functions whose result holds no reference to what they are given."""

READING_METHODS = frozenset(
    """index count copy get keys values items union intersection difference symmetric_difference
    issubset issuperset isdisjoint most_common""".split()
)
CHANGERS = ("setattr", "delattr", "next", "setitem", "delitem", "append", "extend", "insert", "pop")


class Resolver:
    """Finds what the code of one scope names, without running any of it."""

    def __init__(
        self,
        machine: Machine,
        module: ModuleValue,
        scope: Scope | None,
        local: frozenset[str] = frozenset(),
    ) -> None:
        self.machine = machine
        self.module = module
        self.scope = scope
        self.local = local

    def lookup(self, name: str) -> Value | None:
        """Give what a name stands for, None if it is a local name of the code itself."""
        if name in self.local or self.scope is None:
            return None
        return self.scope.lookup(name)

    def root_only_looks(self, node: ast.expr, callee: Value | None) -> bool:
        """Tell whether a call is of a harmless function, or of what one gives."""
        if isinstance(callee, External) and self._only_looks(callee.name):
            return True
        while isinstance(node, (ast.Attribute, ast.Call)):
            node = node.func if isinstance(node, ast.Call) else node.value
            found = self.resolve(node)
            if isinstance(found, External) and not found.name.startswith("builtins."):
                return self._only_looks(found.name)
        return False

    def _only_looks(self, name: str) -> bool:
        if name.removeprefix("builtins.") in READERS:
            return True
        return self.machine.registry.is_harmless(name)

    def is_pure(self, name: str) -> bool:
        """Tell whether a library function changes nothing by itself."""
        if name.rpartition(".")[2] in CHANGERS:
            return False
        if name.startswith("builtins."):
            return isinstance(vars(builtins).get(name.removeprefix("builtins.")), object)
        registry = self.machine.registry
        return name in registry.models or name in registry.classes

    def is_reading_method(self, function: ast.Attribute) -> bool:
        """Tell whether a method only looks at the object that it is called on."""
        owner = self.resolve(function.value)
        if isinstance(owner, Known):
            return True
        if isinstance(owner, Extension):
            return not owner.is_changed_by(function.attr)
        is_container = isinstance(owner, (ListValue, TupleValue, DictValue, SetValue))
        return is_container and function.attr in READING_METHODS

    def resolve(self, node: ast.expr) -> Value | None:
        """Give what an expression stands for, if that takes no evaluation."""
        match node:
            case ast.Name(id=name):
                value = self.lookup(name)
                if value is None and name not in self.local and name in vars(builtins):
                    return External(f"builtins.{name}")
                return value
            case ast.Constant(value=value):
                return Known(value)
            case ast.JoinedStr():
                return Known("")
            case ast.Attribute(value=owner, attr=name):
                return self.resolve_attribute(self.resolve(owner), name)
            case _:
                return None

    def resolve_attribute(self, owner: Value | None, name: str) -> Value | None:
        """Give what an attribute stands for, if it is there without evaluation."""
        match owner:
            case ModuleValue(namespace=table):
                return table.get(name)
            case External(name=module):
                return self.machine.external(f"{module}.{name}")
            case InstanceValue(attributes=attributes, lost=None):
                return attributes.get(name)
            case ClassValue(mro=mro):
                for entry in mro:
                    if isinstance(entry, ClassValue) and name in entry.namespace:
                        found = entry.namespace[name]
                        return found.function if isinstance(found, StaticMethod) else found
                return None
            case _:
                return None
