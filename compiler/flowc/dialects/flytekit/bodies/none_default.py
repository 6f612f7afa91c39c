"""The default of an input is None, which its type does not take."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.entity import PythonInterface
from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.types import (
    AnnotatedType,
    BlobType,
    ChoiceType,
    EnumType,
    ListType,
    MapType,
    RecordType,
    SimpleKind,
    SimpleType,
    Type,
)

CODE = Code("none-default", Severity.WARNING, "a default of None stands at a type without None")


def find(body: Body, interface: PythonInterface) -> Iterator[Diagnostic]:
    """Find defaults that flytekit 1.16.31 takes for none at all (core/interface.py)."""
    for parameter, default in body.defaults():
        if not isinstance(default, ast.Constant) or default.value is not None:
            continue
        port = interface.inputs.get(parameter.arg)
        if port is not None and _is_something(port.type):
            yield CODE.at(
                body.span(parameter),
                f"`{parameter.arg}` stays required: its type does not take its default None",
                hint="make the type Optional, or take the default away",
            )


def _is_something(type_: Type) -> bool:
    match type_:
        case AnnotatedType(inner=inner):
            return _is_something(inner)
        case SimpleType(kind=kind):
            return kind is not SimpleKind.NONE
        case ListType() | MapType() | RecordType() | EnumType() | ChoiceType() | BlobType():
            return True
        case _:
            return False
