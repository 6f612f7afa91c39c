"""A type has two ways to hash its values."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.entity import FlyteEntity
from flowc.dialects.flytekit.types.objects import LibraryObject
from flowc.dialects.flytekit.types.subject import ANNOTATED, is_generic
from flowc.frontend.interpreter.values import Generic, Value
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("two-hashes", Severity.ERROR, "a type has more than one HashMethod")

HASH_METHOD = "flytekit.HashMethod"


def find(entity: FlyteEntity) -> Iterator[Diagnostic]:
    """Find types of which flytekit takes the first HashMethod, and drops the others.

    That is what `TypeEngine.to_literal` of flytekit 1.16.31 does (core/type_engine.py).
    """
    interface = entity.interface
    for what, ports in (("input", interface.inputs), ("output", interface.outputs)):
        for port in ports.values():
            if _most_hashes(port.annotation) > 1:
                yield CODE.at(
                    port.span,
                    f"{what} `{port.name}` has more than one HashMethod, of which the first counts",
                    hint="keep one of them",
                )


def _most_hashes(annotation: Value) -> int:
    """Count the hash methods of a type, and of what it holds; give the highest count."""
    if not isinstance(annotation, Generic):
        return 0
    if not is_generic(annotation, ANNOTATED):
        return max(map(_most_hashes, annotation.arguments), default=0)
    # An Annotated in another one is flat to Python.
    inner, *extras = annotation.arguments
    own = sum(isinstance(each, LibraryObject) and each.name == HASH_METHOD for each in extras)
    return max(own, _most_hashes(inner))
