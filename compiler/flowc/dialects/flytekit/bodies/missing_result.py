"""A task ends without the output that it declares."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.bodies.ends import End, end_of, statements
from flowc.dialects.flytekit.bodies.given import GivenValues, is_none
from flowc.dialects.flytekit.entity import PythonInterface
from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.types import AnnotatedType, SimpleKind, SimpleType, Type, UnionType, UnknownType

CODE = Code(
    "missing-result", Severity.WARNING, "a task may end without the output that it declares"
)


def find(body: Body, interface: PythonInterface, values: GivenValues) -> Iterator[Diagnostic]:
    """Find ways through a task that give None, which flytekit 1.16.31 takes for no output."""
    ports = list(interface.outputs.values())
    if _is_stub(body) or len(ports) == 1 and _may_be_none(ports[0].type):
        return
    name = body.function.name
    for node in body.own:
        if isinstance(node, ast.Return) and _is_nothing(node, values):
            yield CODE.at(
                body.span(node),
                f"`{name}` returns nothing here, but declares an output",
                hint="return a value, or make the output Optional",
            )
    if end_of(body, values.many) is End.OPEN:
        yield CODE.at(
            body.function.span,
            f"`{name}` declares an output, but may end without a `return`",
            hint="return a value or raise an exception at its end",
        )


def _is_nothing(node: ast.Return, values: GivenValues) -> bool:
    return node.value is None or any(is_none(given) for _, given in values.every(node.value))


def _is_stub(body: Body) -> bool:
    """Tell whether nothing is done yet: there is a text, an exception or None, and no more."""
    return all(map(_does_nothing, statements(body)))


def _does_nothing(statement: ast.stmt) -> bool:
    match statement:
        case ast.Pass() | ast.Raise() | ast.Expr(value=ast.Constant()) | ast.Return(value=None):
            return True
        case ast.Return(value=ast.Constant(value=None)):
            return True
        case _:
            return False


def _may_be_none(type_: Type) -> bool:
    match type_:
        case AnnotatedType(inner=inner):
            return _may_be_none(inner)
        case UnionType(variants=variants):
            return any(map(_may_be_none, variants))
        case SimpleType(kind=kind):
            return kind is SimpleKind.NONE
        case UnknownType():
            return True
        case _:
            return False
