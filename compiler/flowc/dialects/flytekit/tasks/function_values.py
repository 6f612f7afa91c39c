"""The function of a task, also where an object of a decorator's class stands for it."""

from __future__ import annotations

import ast
from copy import copy

from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.reading import need, text
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    BoundMethod,
    DictValue,
    FunctionValue,
    InstanceValue,
    Known,
    StaticMethod,
    Unknown,
    Value,
)
from flowc_ir.lazy_dataclass import replace
from flowc_ir.source import Span

NOT_FOLLOWED = "the function of a task is not one that can be followed"
MAX_WRAPPERS = 100


def function_of(session: Session, value: Value, span: Span) -> FunctionValue:
    """Give the function that flytekit sees; raises `Lost` if it is not known.

    An object that wraps a function (`functools.wraps(function)(self)`, a `staticmethod`) has its
    names, annotations and docstring, and no code of its own: it is never nested.
    """
    match need(value):
        case FunctionValue() as function:
            return function
        case StaticMethod(function=FunctionValue() as inner):
            return replace(inner, is_nested=False, attributes=_wrapping(inner))
        case BoundMethod(function=FunctionValue() as inner):
            return _bound(inner, span)
        case _:
            return _wrapper(value, span)


def _wrapping(inner: FunctionValue) -> dict[str, Value]:
    module = inner.attributes.get("__module__", Known(inner.module.name))
    return {**inner.attributes, "__wrapped__": inner, "__module__": module}


def _bound(inner: FunctionValue, span: Span) -> FunctionValue:
    """Give a method without its first parameter."""
    if "__wrapped__" in inner.attributes or isinstance(inner.node, ast.Lambda):
        raise Lost(Unknown(NOT_FOLLOWED, span))
    node = copy(inner.node)
    node.args = copy(node.args)
    if node.args.posonlyargs:
        node.args.posonlyargs = node.args.posonlyargs[1:]
    elif node.args.args:
        node.args.args = node.args.args[1:]
    else:
        raise Lost(Unknown(NOT_FOLLOWED, span))
    return replace(inner, node=node)


def _wrapper(value: Value, span: Span) -> FunctionValue:
    if not isinstance(value, InstanceValue) or value.lost is not None:
        raise Lost(Unknown(NOT_FOLLOWED, span))
    inner = _innermost(value, span)
    attributes = value.attributes
    name = text(attributes.get("__name__"), "the name of a decorated function", span)
    if name is None or "__module__" not in attributes:
        raise Lost(Unknown(NOT_FOLLOWED, span))
    return FunctionValue(
        inner.node,
        name,
        text(attributes.get("__qualname__"), "a qualified name", span) or name,
        inner.module,
        inner.closure,
        annotations=_annotations(attributes.get("__annotations__"), span),
        doc=text(attributes.get("__doc__"), "a docstring", span),
        attributes={"__wrapped__": inner, "__module__": attributes["__module__"]},
        span=inner.span,
    )


def _innermost(value: InstanceValue, span: Span) -> FunctionValue:
    inner: Value | None = value
    for _ in range(MAX_WRAPPERS):
        if isinstance(inner, InstanceValue):
            inner = inner.attributes.get("__wrapped__")
        elif isinstance(inner, FunctionValue) and "__wrapped__" in inner.attributes:
            inner = inner.attributes["__wrapped__"]
        else:
            break
    if not isinstance(inner, FunctionValue):
        raise Lost(inner if isinstance(inner, Unknown) else Unknown(NOT_FOLLOWED, span))
    return inner


def _annotations(value: Value | None, span: Span) -> dict[str, Value]:
    if not isinstance(value, DictValue) or value.lost is not None:
        raise Lost(Unknown("the annotations of a decorated function are not known", span))
    return {str(key): item for key, (_, item) in value.entries.items()}
