"""Operators: arithmetic, in-place and unary operators."""

from __future__ import annotations

import operator as host_operator
import re
from collections.abc import Callable

from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.host import MAX_ITEMS, MAX_TEXT, run_host
from flowc.frontend.interpreter.keys import plain
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.types import is_type_like, union_of
from flowc.frontend.interpreter.values import (
    DictValue,
    ExceptionValue,
    External,
    Generic,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span

DUNDERS = {
    "+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod", "**": "pow",
    "<<": "lshift", ">>": "rshift", "&": "and", "|": "or", "^": "xor", "@": "matmul",
}  # fmt: skip


COUNTED = {"+": "add", "-": "sub", "&": "and_", "|": "or_"}
COUNTER = "collections.Counter"


def _host_function(name: str) -> Callable[..., object]:
    found: object = vars(host_operator)[f"__{name}__"]
    if not callable(found):
        raise TypeError(name)
    return found


ARITHMETIC = {sign: _host_function(name) for sign, name in DUNDERS.items()}
CONVERSION = re.compile(r"%(?:\(([^)]*)\))?[#0\- +]*\d*(?:\.\d+)?[hlL]?(.)", re.DOTALL)
"""One `%` conversion of a format: the name it takes, and its kind."""


def binary(machine: Machine, operator: str, left: Value, right: Value, span: Span) -> Value:
    """Apply a binary operator as Python would, reflected methods included."""
    if isinstance(left, Known) and isinstance(right, Known):
        if operator == "|" and is_type_like(left) and is_type_like(right) and left is not right:
            return union_of(left, right)
        return _host_binary(operator, left.value, right.value, span)
    for value, other, is_reflected in ((left, right, False), (right, left, True)):
        if isinstance(value, Extension):
            found = value.binary(machine, operator, other, is_reflected, span)
            if found is not None:
                return found
        elif isinstance(value, InstanceValue):
            name = DUNDERS[operator]
            dunder = f"__r{name}__" if is_reflected else f"__{name}__"
            method = machine.find_attribute(value, dunder, span)
            if method is not None:
                result = machine.call_with(method, other, span=span)
                if not (isinstance(result, Known) and result.value is NotImplemented):
                    return result
    if isinstance(left, Unknown):
        return left
    if isinstance(right, Unknown):
        return right
    return _container_binary(machine, operator, left, right, span)


def _container_binary(
    machine: Machine, operator: str, left: Value, right: Value, span: Span
) -> Value:
    for value in (left, right):
        if isinstance(value, (ListValue, SetValue, DictValue, IteratorValue)) and value.lost:
            return value.lost
        if isinstance(value, InstanceValue) and value.payload is not None:
            left = left.payload if isinstance(left, InstanceValue) and left.payload else left
            right = right.payload if isinstance(right, InstanceValue) and right.payload else right
            return binary(machine, operator, left, right, span)
    match operator, left, right:
        case "+", (ListValue() | TupleValue()), (ListValue() | TupleValue()) if (
            len(left.items) + len(right.items) > MAX_ITEMS
        ):
            return Unknown(f"the result has more than {MAX_ITEMS:,} items", span)
        case "+", ListValue(), ListValue():
            return ListValue([*left.items, *right.items])
        case "+", TupleValue(), TupleValue():
            return TupleValue((*left.items, *right.items))
        case "*", (ListValue() | TupleValue()), Known(value=int(count)):
            return _repeated(left, count, span)
        case "*", Known(value=int(count)), (ListValue() | TupleValue()):
            return _repeated(right, count, span)
        case (("+" | "-" | "&" | "|"), DictValue(), DictValue()) if (
            left.type_name == right.type_name == COUNTER
        ):
            function = machine.external(f"flowc.counter.{COUNTED[operator]}")
            return machine.call_with(function, left, right, span=span)
        case "|", DictValue(), DictValue():
            both = {**left.entries, **right.entries}
            special = right if left.type_name == "builtins.dict" else left
            return DictValue(both, factory=special.factory, type_name=special.type_name)
        case (("|" | "&" | "-" | "^"), SetValue(), SetValue()):
            return _set_binary(operator, left, right)
        case "%", Known(value=str() | bytes()), _:
            return _percent(machine, left, right, span)
        case "|", _, _ if is_type_like(left) and is_type_like(right):
            return union_of(left, right)
        case _:
            pass
    if isinstance(left, (External, ExceptionValue, Generic)) or isinstance(
        right, (External, Generic)
    ):
        return machine.lost(f"`{operator}` on a library object is not known", span)
    machine.throw("TypeError", f"unsupported operand type(s) for {operator}", span)


def _repeated(value: ListValue | TupleValue, count: int, span: Span) -> Value:
    if len(value.items) * count > MAX_ITEMS:
        return Unknown(f"the result has more than {MAX_ITEMS:,} items", span)
    if isinstance(value, ListValue):
        return ListValue(value.items * count)
    return TupleValue(value.items * count)


def _set_binary(operator: str, left: SetValue, right: SetValue) -> Value:
    if operator == "|":
        items = {**left.items, **right.items}
    elif operator == "&":
        items = {k: v for k, v in left.items.items() if k in right.items}
    elif operator == "-":
        items = {k: v for k, v in left.items.items() if k not in right.items}
    else:
        only_left = {k: v for k, v in left.items.items() if k not in right.items}
        items = only_left | {k: v for k, v in right.items.items() if k not in left.items}
    return SetValue(items, frozen=left.frozen)


def _percent(machine: Machine, left: Known, right: Value, span: Span) -> Value:
    """Fill in `%` formats: objects of users and containers are written as text first."""
    conversions: list[tuple[str | None, str]] = [
        (m[1], m[2]) for m in CONVERSION.finditer(str(left.value)) if m[2] != "%"
    ]
    if not conversions and isinstance(right, (ListValue, DictValue)):
        return _host_binary("%", left.value, dict[str, object](), span)
    if isinstance(right, DictValue) and any(key is not None for key, _ in conversions):
        return _percent_mapping(machine, left, right, conversions, span)
    parts = right.items if isinstance(right, TupleValue) and right.cls is None else (right,)
    hosts: list[object] = []
    for position, part in enumerate(parts):
        kind = conversions[position][1] if position < len(conversions) else "s"
        text = _percent_part(machine, part, kind, span)
        if not isinstance(text, Known):
            return text
        hosts.append(text.value)
    return _host_binary("%", left.value, tuple(hosts), span)


def _percent_mapping(
    machine: Machine,
    left: Known,
    right: DictValue,
    conversions: list[tuple[str | None, str]],
    span: Span,
) -> Value:
    if right.lost is not None:
        return right.lost
    hosts: dict[str, object] = {}
    for key, kind in conversions:
        if key is None or key not in right.entries:
            continue
        text = _percent_part(machine, right.entries[key][1], kind, span)
        if not isinstance(text, Known):
            return text
        if key in hosts and hosts[key] is not text.value:
            return machine.lost("a name that a format uses twice is not followed", span)
        hosts[key] = text.value
    return _host_binary("%", left.value, hosts, span)


def _percent_part(machine: Machine, part: Value, kind: str, span: Span) -> Value:
    if isinstance(part, (Known, Unknown)):
        return part
    if isinstance(part, (External, Generic)):
        return machine.lost("the text of a library object is not known", span)
    if kind == "s":
        return machine.text(part, span)
    if kind in "ra":
        return Unknown("`%r` of an object is not followed", span)
    compared = plain(part)
    if isinstance(compared, Known):
        return compared
    machine.throw("TypeError", f"%{kind} format: a real number is required", span)


def _host_binary(operator: str, left: object, right: object, span: Span) -> Value:
    if (reason := _too_large(operator, left, right)) is not None:
        return Unknown(reason, span)
    return run_host(lambda: ARITHMETIC[operator](left, right), span)


def _too_large(operator: str, left: object, right: object) -> str | None:
    """Say why an operation on constants would need too much time or memory, if it would."""
    if operator == "*":
        for text, count in ((left, right), (right, left)):
            if isinstance(text, (str, bytes)) and isinstance(count, int):
                return "the text is too long" if len(text) * count > MAX_TEXT else None
    if operator == "+" and isinstance(left, (str, bytes)) and isinstance(right, (str, bytes)):
        return "the text is too long" if len(left) + len(right) > MAX_TEXT else None
    if operator == "%" and isinstance(left, (str, bytes)):
        return "the format is too long" if _has_wide_format(left) else None
    if not (isinstance(left, int) and isinstance(right, int)):
        return None
    if operator == "**" and right > 0 and left.bit_length() * right > 100_000:
        return "the number is too large"
    if operator == "<<" and right > 100_000:
        return "the number is too large"
    if operator == "*" and left.bit_length() + right.bit_length() > 1_000_000:
        return "the number is too large"
    return None


def _has_wide_format(text: str | bytes) -> bool:
    digits = "".join(c if c.isdigit() else " " for c in str(text))
    return "*" in str(text) or any(len(number) > 5 for number in digits.split())


def unary(machine: Machine, operator: str, value: Value, span: Span) -> Value:
    """Apply `-`, `+` or `~`."""
    match value:
        case Unknown():
            return value
        case Extension():
            return value.unary(machine, operator, span)
        case Known(value=host):
            return run_host(lambda: _host_unary(operator, host), span)
        case InstanceValue():
            dunder = {"-": "__neg__", "+": "__pos__", "~": "__invert__"}[operator]
            method = machine.find_attribute(value, dunder, span)
            if method is not None:
                return machine.call_with(method, span=span)
            if value.payload is not None:
                return unary(machine, operator, value.payload, span)
        case External() | Generic():
            return machine.lost(f"`{operator}` on a library object is not known", span)
        case _:
            pass
    machine.throw("TypeError", f"bad operand type for unary {operator}", span)


def _host_unary(operator: str, host: object) -> object:
    """Apply a unary operator by the host object's own method."""
    names = {"-": "__neg__", "+": "__pos__", "~": "__invert__"}
    method: object = getattr(host, names[operator], None)
    if not callable(method):
        raise TypeError(f"bad operand type for unary {operator}: '{type(host).__name__}'")
    return method()
