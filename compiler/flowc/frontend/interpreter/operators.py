"""Operators: arithmetic, comparison, membership, identity, truth and hashing."""

from __future__ import annotations

import operator as host_operator
import re
from collections.abc import Callable

from flowc.frontend.interpreter.host import MAX_ITEMS, MAX_TEXT, run_host
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.types import is_type_like, same_type, union_of
from flowc.frontend.interpreter.values import (
    NONE,
    Call,
    ClassValue,
    DataclassTrait,
    DictValue,
    EnumTrait,
    ExceptionValue,
    Extension,
    External,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
    find_trait,
)
from flowc_ir.source import Span

ARITHMETIC: dict[str, Callable[[object, object], object]] = {
    "+": host_operator.add,
    "-": host_operator.sub,
    "*": host_operator.mul,
    "/": host_operator.truediv,
    "//": host_operator.floordiv,
    "%": host_operator.mod,
    "**": host_operator.pow,
    "<<": host_operator.lshift,
    ">>": host_operator.rshift,
    "&": host_operator.and_,
    "|": host_operator.or_,
    "^": host_operator.xor,
    "@": host_operator.matmul,
}
DUNDERS = {
    "+": "add", "-": "sub", "*": "mul", "/": "truediv", "//": "floordiv", "%": "mod", "**": "pow",
    "<<": "lshift", ">>": "rshift", "&": "and", "|": "or", "^": "xor", "@": "matmul",
}  # fmt: skip
COMPARE_DUNDERS = {
    "==": "__eq__", "!=": "__ne__", "<": "__lt__", "<=": "__le__", ">": "__gt__", ">=": "__ge__",
}  # fmt: skip
CONVERSION = re.compile(r"%(?:\(([^)]*)\))?[#0\- +]*\d*(?:\.\d+)?[hlL]?(.)", re.DOTALL)
"""One `%` conversion of a format: the name it takes, and its kind."""

MIXED_TYPES = frozenset(
    "builtins.str builtins.int builtins.float builtins.bytes builtins.tuple enum.IntEnum "
    "enum.StrEnum enum.IntFlag".split()
)
"""Library classes whose enum members also compare as their values."""

MIRRORED = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


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
        case "|", DictValue(), DictValue():
            return DictValue({**left.entries, **right.entries}, factory=left.factory)
        case (("|" | "&" | "-" | "^"), SetValue(), SetValue()):
            return _set_binary(operator, left, right)
        case "%", Known(value=str() | bytes()), _:
            return _percent(machine, left, right, span)
        case "|", _, _ if is_type_like(left) and is_type_like(right):
            return union_of(left, right)
        case _:
            pass
    if isinstance(left, (External, ExceptionValue)) or isinstance(right, External):
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
    if kind == "s":
        return machine.text(part, span)
    if kind in "ra":
        return Unknown("`%r` of an object is not followed", span)
    plain = _plain(part)
    if isinstance(plain, Known):
        return plain
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


def truth(machine: Machine, value: Value, span: Span) -> bool | Unknown:
    """Give the truth value, as `bool()` would."""
    match value:
        case Known(value=host):
            return bool(host)
        case Unknown():
            return value
        case ListValue(lost=Unknown() as lost) | DictValue(lost=Unknown() as lost):
            return lost
        case SetValue(lost=Unknown() as lost):
            return lost
        case ListValue(items=items) | TupleValue(items=items):
            return bool(items)
        case DictValue(entries=entries):
            return bool(entries)
        case SetValue(items=members):
            return bool(members)
        case Extension():
            return value.truth(machine, span)
        case InstanceValue():
            return _instance_truth(machine, value, span)
        case External():
            return _external_truth(machine, value, span)
        case _:
            return True


def _external_truth(machine: Machine, value: External, span: Span) -> bool | Unknown:
    if value.name in machine.registry.models or machine.library_class(value.name):
        return True
    return machine.lost(f"the truth of the library object `{value.name}` is not known", span)


def _instance_truth(machine: Machine, value: InstanceValue, span: Span) -> bool | Unknown:
    for dunder in ("__bool__", "__len__"):
        method = machine.find_attribute(value, dunder, span)
        if method is not None:
            result = machine.call_with(method, span=span)
            return truth(machine, result, span)
    if value.payload is not None:
        return truth(machine, value.payload, span)
    return True


def compare(machine: Machine, operator: str, left: Value, right: Value, span: Span) -> Value:
    """Apply a comparison operator."""
    if operator in ("is", "is not"):
        return _identity(operator, left, right)
    if operator in ("in", "not in"):
        found = _contains(machine, right, left, span)
        if isinstance(found, Unknown):
            return found
        return Known(found == (operator == "in"))
    return _ordering(machine, operator, left, right, span)


def _identity(operator: str, left: Value, right: Value) -> Value:
    if isinstance(left, Unknown):
        return left
    if isinstance(right, Unknown):
        return right
    if isinstance(left, Known) and isinstance(right, Known):
        if left.value is None or right.value is None or isinstance(left.value, bool):
            same = left.value is right.value
        else:
            same = type(left.value) is type(right.value) and left.value == right.value
    elif isinstance(left, External) and isinstance(right, External):
        same = left.name == right.name
    else:
        same = left is right
    return Known(same == (operator == "is"))


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
    left, right = _plain(left), _plain(right)
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


def _plain(value: Value) -> Value:
    if isinstance(value, InstanceValue) and value.payload is not None:
        if not any(isinstance(t, EnumTrait) for t in value.cls.traits) or _is_mixin(value):
            return value.payload
    return value


def _is_mixin(member: InstanceValue) -> bool:
    """Tell whether an enum member is also a str, an int, …: its payload then compares for it."""
    return any(isinstance(cls, External) and cls.name in MIXED_TYPES for cls in member.cls.mro)


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
        case DictValue(entries=keyed) | SetValue(items=keyed):
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


def _host_contains(machine: Machine, container: Known, item: Value, span: Span) -> bool | Unknown:
    if isinstance(item, InstanceValue):
        item = _plain(item)
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


def key(machine: Machine, value: Value, span: Span) -> object | Unknown:
    """Give a host object that hashes and compares as the value does."""
    match value:
        case Known(value=host):
            return _hashable(machine, host, span)
        case Unknown():
            return value
        case TupleValue(items=items):
            parts: list[object] = ["tuple"]
            for item in items:
                machine.tick(span)
                part = key(machine, item, span)
                if isinstance(part, Unknown):
                    return part
                parts.append(part)
            return tuple(parts)
        case External(name=name):
            return ("external", name)
        case InstanceValue():
            return _instance_key(machine, value, span)
        case ListValue() | DictValue():
            machine.throw("TypeError", "unhashable type", span)
        case SetValue(items=members, frozen=frozen):
            if not frozen:
                machine.throw("TypeError", "unhashable type: 'set'", span)
            return ("frozenset", frozenset(members))
        case _:
            return value


def _hashable(machine: Machine, host: object, span: Span) -> object | Unknown:
    try:
        hash(host)
    except TypeError:
        machine.throw("TypeError", f"unhashable type: '{type(host).__name__}'", span)
    return host


def _instance_key(machine: Machine, value: InstanceValue, span: Span) -> object | Unknown:
    plain = _plain(value)
    if plain is not value:
        return key(machine, plain, span)
    cls: ClassValue = value.cls
    if any(isinstance(c, ClassValue) and "__hash__" in c.namespace for c in cls.mro):
        return machine.lost("a class with its own `__hash__` is used as a key", span)
    for entry in cls.mro:
        if isinstance(entry, ClassValue) and "__eq__" in entry.namespace:
            machine.throw("TypeError", f"unhashable type: '{cls.name}'", span)
        for trait in entry.traits if isinstance(entry, ClassValue) else ():
            if not (isinstance(trait, DataclassTrait) and trait.eq):
                continue
            if not trait.frozen:
                machine.throw("TypeError", f"unhashable type: '{cls.name}'", span)
            fields = TupleValue(
                tuple(value.attributes[f.name] for f in trait.fields if f.name in value.attributes)
            )
            part = key(machine, fields, span)
            return part if isinstance(part, Unknown) else (cls, part)
    return value


def call_of(*positional: Value, span: Span) -> Call:
    """Make the arguments of a call with positional arguments only."""
    return Call(positional=positional, keywords={}, span=span)
