"""Annotations of a model as its class body writes them, not resolved."""

from __future__ import annotations

import ast

from flowc.dialects.flytekit.types.lowerer import Lowerer
from flowc.dialects.flytekit.types.place import Place
from flowc.dialects.flytekit.types.spelling import FORWARD_REFERENCE
from flowc.frontend.interpreter.signals import Raised
from flowc.frontend.interpreter.values import (
    ClassValue,
    Deferred,
    External,
    Generic,
    Known,
    TypeVariable,
    Value,
)
from flowc_ir.types import NativeType, Type


def written_types(lowerer: Lowerer, cls: ClassValue, place: Place) -> dict[str, Type | None]:
    """Give what flytekit before 1.16 makes of a model's own `__annotations__`.

    Inherited fields are not among them, class variables are, and an annotation that is text is
    pickled under that text (flytekit 1.15.4 extras/pydantic_transformer/transformer.py).
    """
    made: dict[str, Type | None] = {}
    for name, annotation in cls.annotations.items():
        at = Place(place.machine, cls.module, cls.annotation_spans.get(name, cls.span))
        try:
            made[name] = _written(lowerer, annotation, at)
        except Raised:
            made[name] = None
    return made


def _written(lowerer: Lowerer, annotation: Value, place: Place) -> Type:
    match annotation:
        case Deferred(node=node):
            return NativeType("builtins.str", ast.unparse(node))
        case Known(value=str(text)):
            return NativeType("builtins.str", text)
        case _:
            return lowerer.lower_at(_with_references(annotation, place), place)


def _with_references(value: Value, place: Place) -> Value:
    """Put a forward reference where typing makes one of a string."""
    if not isinstance(value, Generic) or not isinstance(value.origin, External):
        return value
    origin = value.origin.name
    if origin == "typing.Literal":
        return value
    in_typing = origin.startswith("typing.")
    arguments = list(value.arguments)
    last = 1 if origin == "typing.Annotated" else len(arguments)
    for position, argument in enumerate(arguments[:last]):
        if isinstance(argument, Known) and isinstance(argument.value, str):
            if not in_typing:
                place.lose("a string in a built-in generic of a pydantic model is not followed")
            arguments[position] = TypeVariable(argument.value, FORWARD_REFERENCE)
        else:
            arguments[position] = _with_references(argument, place)
    return Generic(value.origin, tuple(arguments))
