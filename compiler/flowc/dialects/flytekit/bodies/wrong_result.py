"""A task returns a value of another type than it declares."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.bodies.given import Given, GivenValues, OfType, Several, is_none
from flowc.dialects.flytekit.entity import Port, PythonInterface
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import Known, Value
from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.types import AnnotatedType, ListType, MapType, RecordType, SimpleType, Type

CODE = Code(
    "wrong-result", Severity.WARNING, "a task returns a value of another type than it declares"
)


def find(body: Body, interface: PythonInterface, values: GivenValues) -> Iterator[Diagnostic]:
    """Find what flytekit refuses once the task has run.

    It converts outputs as `_output_to_literal_map` does (flytekit 1.16.31 core/base_task.py).
    """
    for node in body.own:
        if not isinstance(node, ast.Return) or node.value is None:
            continue
        for arm, given in values.every(node.value):
            reason = _reason(body, interface, values, arm, given)
            if reason:
                yield CODE.at(body.span(arm), reason)
                break


def _reason(
    body: Body,
    interface: PythonInterface,
    values: GivenValues,
    node: ast.expr,
    given: Given | None,
) -> str:
    ports = list(interface.outputs.values())
    name = body.function.name
    match given:
        case Several(parts=parts) if len(ports) > 1:
            if len(parts) != len(ports):
                return f"`{name}` returns {len(parts)} values, and declares {len(ports)} outputs"
            pairs = zip(ports, parts, strict=True)
            found = (_mismatch(body, port, part, values.of(part)) for port, part in pairs)
            return next(filter(None, found), "")
        case Several(parts=parts) if not interface.tuple_name:
            return f"`{name}` returns a tuple of {len(parts)}, and declares one output"
        case Known(value=bool() | int() | float()) if len(ports) > 1:
            return f"`{name}` returns one value, and declares {len(ports)} outputs"
        case _ if len(ports) > 1 or interface.tuple_name:
            return ""
        case _:
            return _mismatch(body, ports[0], node, given)


def _mismatch(body: Body, port: Port, node: ast.expr, given: Given | None) -> str:
    """Say why an output does not take a value, nothing if it may."""
    reason = ""
    match given:
        case OfType(type=type_) if _differ(type_, port.type):
            reason = f"it is of type `{_word(type_)}`, and not `{_word(port.type)}`"
        case Value() if not is_none(given):
            reason = _refusal(body, port, node, given)
        case _:
            pass
    return reason and f"output `{port.name}` of `{body.function.name}` does not take this: {reason}"


def _refusal(body: Body, port: Port, node: ast.expr, value: Value) -> str:
    types, machine = body.session.types, body.session.machine
    try:
        types.to_literal(
            value, port.type, port.annotation, machine, body.span(node), keeps_hash=False
        )
    except Lost:
        return ""
    except Raised as raised:
        return raised.message if raised.diagnostic is None else raised.diagnostic.message
    return ""


def _differ(given: Type, declared: Type) -> bool:
    """Tell whether no value of one type is one of the other: only of types that are plain."""
    one, other = _family(given), _family(declared)
    return bool(one and other) and one != other


def _family(type_: Type) -> str:
    match type_:
        case AnnotatedType(inner=inner):
            return _family(inner)
        case SimpleType(kind=kind):
            return kind.value
        case ListType(iterator=False):
            return "list"
        case MapType():
            return "map"
        case RecordType():
            return "record"
        case _:
            return ""


def _word(type_: Type) -> str:
    """Say what a plain type is, of a list or a mapping no more than that."""
    match type_:
        case AnnotatedType(inner=inner):
            return _word(inner)
        case ListType():
            return "list"
        case MapType():
            return "dict"
        case RecordType(name=name):
            return name
        case _:
            from flowc_ir.text.types import spell_type  # only who prints a type pays for it

            return spell_type(type_)
