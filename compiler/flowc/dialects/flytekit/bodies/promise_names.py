"""Which expressions in the body of a workflow are promises, whatever way it runs."""

from __future__ import annotations

import ast
from functools import cached_property

from flowc.dialects.flytekit.bodies.body import Body, bound_names

_CONDITIONS = frozenset(("is_none", "is_true", "is_false", "is_", "with_overrides"))


class PromiseNames:
    """The names of a workflow's body that stand for promises and for nothing else.

    A name counts if it is bound once: as an input, or to what a task, workflow or launch plan
    gives. Names that are bound again may be constants at first. The inputs of a dynamic workflow
    are values.
    """

    def __init__(self, body: Body, *, has_promises_as_inputs: bool = True) -> None:
        self._body = body
        self._has_inputs = has_promises_as_inputs

    @cached_property
    def names(self) -> frozenset[str]:
        """The names."""
        counts: dict[str, int] = {}
        found: set[str] = set()
        for name in self._inputs():
            counts[name] = 1
            if self._has_inputs:
                found.add(name)
        for node in self._body.own:
            for name in bound_names(node):
                counts[name] = counts.get(name, 0) + 1
            if isinstance(node, ast.Assign) and self._is_result(node.value):
                found.update(name for target in node.targets for name in _names_of(target))
        return frozenset(name for name in found if counts.get(name) == 1)

    def is_promise(self, node: ast.expr) -> bool:
        """Tell whether an expression is a promise."""
        match node:
            case ast.Name(id=name):
                return name in self.names
            case ast.Attribute(value=inner, attr=name):
                return name not in _CONDITIONS and self.is_promise(inner)
            case ast.Subscript(value=inner):
                return self.is_promise(inner)
            case _:
                return self._is_result(node)

    def _inputs(self) -> list[str]:
        arguments = self._body.node.args
        return [each.arg for each in (*arguments.posonlyargs, *arguments.args)] + [
            each.arg for each in arguments.kwonlyargs
        ]

    def _is_result(self, node: ast.expr) -> bool:
        """Tell whether an expression calls an entity that gives something."""
        match node:
            case ast.Call(func=ast.Attribute(value=inner, attr="with_overrides")):
                return self._is_result(inner)
            case ast.Call():
                entity = self._body.called_entity(node)
                return (
                    entity is not None
                    and entity.unknown_interface is None
                    and bool(entity.interface.outputs)
                )
            case _:
                return False


def _names_of(target: ast.expr) -> list[str]:
    match target:
        case ast.Name(id=name):
            return [name]
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return [each.id for each in parts if isinstance(each, ast.Name)]
        case _:
            return []
