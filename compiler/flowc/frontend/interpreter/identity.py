"""Identity: whether two values are one object, as far as Python says."""

from __future__ import annotations

from flowc.frontend.interpreter.types import same_type
from flowc.frontend.interpreter.values import (
    External,
    Generic,
    Known,
    SetValue,
    TupleValue,
    Unknown,
    Value,
)

MAYBE_ONE = Unknown("whether two equal constants are one object depends on Python")


def is_one_object(left: Value, right: Value) -> bool | Unknown:
    """Tell whether two values are one object; of equal constants Python does not say."""
    for side in (left, right):
        if isinstance(side, Unknown):
            return side
    if left is right:
        return True
    match left, right:
        case External(name=one), External(name=other):
            return one == other
        case Known(value=a), Known(value=b):
            return _is_one_constant(a, b)
        case TupleValue(items=c, cls=None), TupleValue(items=d, cls=None):
            if not c or not d:
                return not c and not d
            return MAYBE_ONE if len(c) == len(d) else False
        case SetValue(items=e, frozen=True), SetValue(items=f, frozen=True):
            return MAYBE_ONE if e.keys() == f.keys() else False
        case Generic(), Generic() if same_type(left, right):
            return MAYBE_ONE
        case _:
            return False


def _is_one_constant(left: object, right: object) -> bool | Unknown:
    if left is None or right is None or type(left) is not type(right):
        return left is right
    if isinstance(left, bool) or left is Ellipsis or left is NotImplemented:
        return left is right
    if left != right:
        # A number that is not equal to itself may still be one object under two names.
        return MAYBE_ONE if left is right else False
    is_small = isinstance(left, int) and -5 <= left <= 256
    is_empty = isinstance(left, (str, bytes)) and not left
    return True if is_small or is_empty else MAYBE_ONE
