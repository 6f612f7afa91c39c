"""Comparison: order, equality, identity and membership."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Builtin, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.host import run_host
from flowc.frontend.interpreter.identity import is_one_object
from flowc.frontend.interpreter.keys import plain
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.truth import truth
from flowc.frontend.interpreter.types import same_type
from flowc.frontend.interpreter.vagueness import is_vague
from flowc.frontend.interpreter.values import (
    NONE,
    BoundMethod,
    ClassValue,
    DataclassTrait,
    DictValue,
    EnumTrait,
    External,
    InstanceValue,
    Known,
    ListValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
    find_trait,
)
from flowc_ir.source import Span

COMPARE_DUNDERS = {
    "==": "__eq__", "!=": "__ne__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__",
}  # fmt: skip
MIRRORED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def compare(machine: Machine, operator: str, left: Value, right: Value, span: Span) -> Value:
    """Apply a comparison operator."""
    if operator in ("is", "is not"):
        same = _vague_equality(machine, left, right, span) or is_one_object(left, right)
        return same if isinstance(same, Unknown) else Known(same == (operator == "is"))
    if operator in ("in", "not in"):
        found = _contains(machine, right, left, span)
        if isinstance(found, Unknown):
            return found
        return Known(found == (operator == "in"))
    return _ordering(machine, operator, left, right, span)


def _vague_equality(machine: Machine, left: Value, right: Value, span: Span) -> Unknown | None:
    """Say that a library object of unknown kind may or may not be what it is compared with."""
    if not (is_vague(machine, left) or is_vague(machine, right)) or same_type(left, right):
        return None
    vague = left if is_vague(machine, left) else right
    name = vague.name if isinstance(vague, External) else "an item of a library object"
    return machine.lost(f"the value of the library object `{name}` is not known", span)


def _ordering(machine: Machine, operator: str, left: Value, right: Value, span: Span) -> Value:
    for value, other, is_reflected in ((left, right, False), (right, left, True)):
        if isinstance(value, Extension):
            sign = MIRRORED[operator] if is_reflected else operator
            found = value.compare(machine, sign, other, is_reflected, span)
            if found is not None:
                return found
        elif isinstance(value, InstanceValue):
            sign = MIRRORED[operator] if is_reflected else operator
            found = _instance_compare(machine, sign, value, other, span)
            if found is not None:
                return found
    if isinstance(left, Unknown):
        return left
    if isinstance(right, Unknown):
        return right
    return _structural_compare(machine, operator, left, right, span)


def _instance_compare(
    machine: Machine, operator: str, value: InstanceValue, other: Value, span: Span
) -> Value | None:
    method = machine.find_attribute(value, COMPARE_DUNDERS[operator], span)
    if method is not None:
        result = machine.call_with(method, other, span=span)
        is_declined = isinstance(result, Known) and result.value is NotImplemented
        return None if is_declined else result
    if operator == "!=":
        equal = _instance_compare(machine, "==", value, other, span)
        if isinstance(equal, Known):
            return Known(not equal.value)
        return equal
    trait = find_trait(value.cls, DataclassTrait)
    if trait is not None and isinstance(other, InstanceValue):
        return _dataclass_compare(machine, operator, trait, value, other, span)
    return None


def _dataclass_compare(
    machine: Machine,
    operator: str,
    trait: DataclassTrait,
    left: InstanceValue,
    right: InstanceValue,
    span: Span,
) -> Value | None:
    if left.cls is not right.cls or not (trait.eq if operator == "==" else trait.order):
        return None
    names = [f.name for f in trait.fields if f.compare and not f.is_class_variable]
    sides = [
        TupleValue(tuple(side.attributes.get(name, NONE) for name in names))
        for side in (left, right)
    ]
    return _structural_compare(machine, operator, sides[0], sides[1], span)


def _structural_compare(
    machine: Machine, operator: str, left: Value, right: Value, span: Span
) -> Value:
    left, right = plain(left), plain(right)
    vague = _vague_equality(machine, left, right, span)
    if vague is not None:
        return vague
    if isinstance(left, Known) and isinstance(right, Known):
        return _host_compare(machine, operator, left.value, right.value, span)
    if operator == "!=":
        equal = _structural_compare(machine, "==", left, right, span)
        return Known(not equal.value) if isinstance(equal, Known) else equal
    match left, right:
        case (ListValue(items=a), ListValue(items=b)) | (TupleValue(items=a), TupleValue(items=b)):
            return _sequence_compare(machine, operator, list(a), list(b), span)
        case DictValue(), DictValue() if operator == "==":
            return _dict_equals(machine, left, right, span)
        case SetValue(), SetValue():
            return _host_compare(machine, operator, set(left.items), set(right.items), span)
        case External(), External() if operator == "==":
            return Known(left.name == right.name)
        case BoundMethod(), BoundMethod() if operator == "==":
            both = left.function is right.function and left.receiver is right.receiver
            return Known(both)
        case Builtin(), Builtin() if left is not right and left.name == right.name:
            return machine.lost("whether two library functions are one is not known", span)
        case _ if operator == "==":
            return Known(left is right or same_type(left, right))
        case _:
            machine.throw("TypeError", f"{operator} is not supported between these", span)


def _host_compare(
    machine: Machine, operator: str, left: object, right: object, span: Span
) -> Value:
    if operator in ("==", "!="):
        return Known(bool(left == right) == (operator == "=="))
    return run_host(lambda: _host_order(operator, left, right), span)


def _host_order(operator: str, left: object, right: object) -> object:
    """Order two host objects by their own methods, as Python's `<` and the like do."""
    pairs = ((left, right, operator), (right, left, MIRRORED[operator]))
    for value, other, sign in pairs:
        method: object = getattr(value, COMPARE_DUNDERS[sign], None)
        if callable(method):
            result: object = method(other)
            if result is not NotImplemented:
                return result
    names = f"'{type(left).__name__}' and '{type(right).__name__}'"
    raise TypeError(f"'{operator}' not supported between instances of {names}")


def _sequence_compare(
    machine: Machine, operator: str, left: list[Value], right: list[Value], span: Span
) -> Value:
    if operator == "==" and len(left) != len(right):
        return Known(False)
    for a, b in zip(left, right, strict=False):
        machine.tick(span)
        same = is_same(a, b) or machine.equals(a, b, span)
        if isinstance(same, Unknown):
            return same
        if not same:
            return Known(False) if operator == "==" else compare(machine, operator, a, b, span)
    return _host_compare(machine, operator, len(left), len(right), span)


def is_same(left: Value, right: Value) -> bool:
    """Tell whether two values are certainly one object, as containers ask before `==`."""
    if isinstance(left, Unknown):
        return False
    both = isinstance(left, Known) and isinstance(right, Known) and left.value is right.value
    return left is right or both


def _dict_equals(machine: Machine, left: DictValue, right: DictValue, span: Span) -> Value:
    if (lost := left.lost or right.lost) is not None:
        return lost
    if left.entries.keys() != right.entries.keys():
        return Known(False)
    for key, (_, item) in left.entries.items():
        machine.tick(span)
        other = right.entries[key][1]
        same = is_same(item, other) or machine.equals(item, other, span)
        if isinstance(same, Unknown) or not same:
            return same if isinstance(same, Unknown) else Known(False)
    return Known(True)


def _contains(machine: Machine, container: Value, item: Value, span: Span) -> bool | Unknown:
    match container:
        case Unknown():
            return container
        case DictValue(lost=Unknown() as lost) | SetValue(lost=Unknown() as lost):
            return lost
        case SetValue(items=members):
            key = element_key(machine, item, span)
            return key if isinstance(key, Unknown) else key in members
        case DictValue(entries=keyed):
            key = machine.key(item, span)
            return key if isinstance(key, Unknown) else key in keyed
        case Known(value=str() | bytes() | range()):
            return _host_contains(machine, container, item, span)
        case InstanceValue() | Extension():
            method = machine.find_attribute(container, "__contains__", span)
            if method is not None and not isinstance(method, Unknown):
                return truth(machine, machine.call_with(method, item, span=span), span)
        case ClassValue() if find_trait(container, EnumTrait) is not None:
            if not isinstance(item, InstanceValue):
                return Unknown("what `in` an enum says of a value depends on Python", span)
        case _:
            pass
    items = machine.iterate(container, span)
    if isinstance(items, Unknown):
        return items
    uncertain: Unknown | None = None
    for candidate in items:
        if is_same(candidate, item):
            return True
        same = machine.equals(candidate, item, span)
        if isinstance(same, Unknown):
            uncertain = same
        elif same:
            return True
    return False if uncertain is None else uncertain


def element_key(context: Context, item: Value, span: Span) -> object | Unknown:
    """Give the key that a set looks an item up by: a set is looked up as a frozenset."""
    if isinstance(item, SetValue) and item.lost is None:
        item = SetValue(item.items, frozen=True)
    return context.key(item, span)


def _host_contains(machine: Machine, container: Known, item: Value, span: Span) -> bool | Unknown:
    if isinstance(item, InstanceValue):
        item = plain(item)
    if not isinstance(item, Known):
        return item if isinstance(item, Unknown) else Unknown("membership is not known", span)
    host, wanted = container.value, item.value
    if isinstance(host, (str, bytes, range)):
        return truth(machine, run_host(lambda: _host_in(wanted, host), span), span)
    return Unknown("membership is not known", span)


def _host_in(wanted: object, host: str | bytes | range) -> bool:
    if isinstance(host, str) and isinstance(wanted, str):
        return wanted in host
    if isinstance(host, bytes) and isinstance(wanted, (bytes, int)):
        return wanted in host
    if isinstance(host, range):
        return wanted in host
    raise TypeError(f"'in' needs another operand than {type(wanted).__name__}")
