"""Annotations: strings and deferred expressions become type values."""

from __future__ import annotations

import ast
from collections.abc import Collection

from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.values import (
    Deferred,
    External,
    Generic,
    Known,
    ModuleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span


def resolve_annotation(
    machine: Machine, annotation: Value, module: ModuleValue, span: Span
) -> Value:
    """Give the type that an annotation stands for, as `typing.get_type_hints` would.

    Strings are evaluated in the module's global names, also inside generics.
    """
    match annotation:
        case Deferred(node=node):
            scope = Scope(ScopeKind.MODULE, module, module.namespace)
            value = machine.evaluate(node, scope)
            return resolve_annotation(machine, value, module, annotation.span)
        case Known(value=str() as text):
            return _from_text(machine, text, module, span)
        case Generic(origin=origin, arguments=arguments):
            machine.tick(span)
            if isinstance(origin, External) and not _holds_types(origin.name):
                return annotation
            is_annotated = isinstance(origin, External) and origin.name == "typing.Annotated"
            resolved = tuple(
                resolve_annotation(machine, argument, module, span)
                if position == 0 or not is_annotated
                else argument
                for position, argument in enumerate(arguments)
            )
            return Generic(origin, resolved)
        case _:
            return annotation


def hidden_name(annotation: Value, attributes: Collection[str], module: ModuleValue) -> str | None:
    """Give a name in an annotation that is text and means an attribute of the class around it.

    `typing.get_type_hints` of Python 3.11 looks for a name in the module, then in the class, and
    only then among the builtins; `resolve_annotation` does not look into the class.
    """
    names = _names_in_text(annotation) if attributes else set[str]()
    return min((n for n in names if n in attributes and n not in module.namespace), default=None)


def _names_in_text(annotation: Value) -> set[str]:
    node: ast.AST
    if isinstance(annotation, Deferred):
        node = annotation.node
    elif isinstance(annotation, Known) and isinstance(annotation.value, str):
        try:
            node = ast.parse(annotation.value, mode="eval")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return set()  # `resolve_annotation` says what is wrong with it
    else:
        return set()
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _holds_types(name: str) -> bool:
    """Tell whether the arguments of a subscripted library class are types, also as strings.

    A library's own `__class_getitem__` may take any strings (`FlyteFile["csv"]`).
    """
    top = name.partition(".")[0]
    return top in ("typing", "builtins", "collections", "types", "contextlib") and (
        name != "typing.Literal"
    )


def _from_text(machine: Machine, text: str, module: ModuleValue, span: Span) -> Value:
    try:
        tree = ast.parse(text.strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        machine.throw("SyntaxError", f"the annotation {text!r} is not an expression", span)
    if any(isinstance(node, (ast.Yield, ast.YieldFrom, ast.Await)) for node in ast.walk(tree)):
        return Unknown("the annotation is not an expression", span)
    for node in ast.walk(tree):
        if isinstance(node, ast.expr):
            node.lineno, node.col_offset = span.line, span.column
            node.end_lineno, node.end_col_offset = span.end_line, span.end_column
    scope = Scope(ScopeKind.MODULE, module, module.namespace)
    value = machine.evaluate(tree.body, scope)
    return resolve_annotation(machine, value, module, span)
