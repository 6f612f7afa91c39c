"""Type expressions: unions with `|`, and when two of them are the same."""

from __future__ import annotations

from flowc.frontend.interpreter.values import (
    ClassValue,
    External,
    Generic,
    Known,
    TypeVariable,
    Value,
)

UNION_OPERATOR = "types.UnionType"


def is_type_like(value: Value) -> bool:
    """Tell whether `value | other` makes a union of types."""
    match value:
        case ClassValue() | Generic() | TypeVariable():
            return True
        case External():
            return True
        case Known(value=None):
            return True
        case _:
            return False


def union_of(left: Value, right: Value) -> Value:
    """Give `left | right`, flat and without repeats, as Python makes it."""
    arguments: list[Value] = []
    for side in (left, right):
        parts = side.arguments if isinstance(side, Generic) and is_union(side) else (side,)
        for part in parts:
            if not any(same_type(part, other) for other in arguments):
                arguments.append(part)
    if len(arguments) == 1 and not (isinstance(left, Known) and left.value is None):
        return left
    origin = "typing.Union" if _is_of_typing(left) or _is_of_typing(right) else UNION_OPERATOR
    return Generic(External(origin), tuple(arguments))


# Since Python 3.11 `Any` is one of them.
_CLASSES = frozenset(
    (
        "Any BinaryIO Generic IO Protocol SupportsAbs SupportsBytes SupportsComplex SupportsFloat "
        "SupportsIndex SupportsInt SupportsRound TextIO"
    ).split()
)


def _is_of_typing(value: Value) -> bool:
    """Tell whether the typing module's own `|` makes the union."""
    if isinstance(value, Generic):
        return _is_of_typing(value.origin)
    if isinstance(value, TypeVariable):
        return True
    if not isinstance(value, External) or not value.name.startswith("typing."):
        return False
    return value.name.removeprefix("typing.") not in _CLASSES


def is_union(value: Generic) -> bool:
    """Tell whether a subscripted type is a union, however it was written."""
    origin = value.origin
    return isinstance(origin, External) and origin.name in (UNION_OPERATOR, "typing.Union")


def same_type(left: Value, right: Value) -> bool:
    """Tell whether two type expressions are equal in Python."""
    if left is right:
        return True
    match left:
        case External(name=name):
            return isinstance(right, External) and right.name == name
        case Generic(origin=origin, arguments=arguments):
            if is_union(left) and isinstance(right, Generic) and is_union(right):
                return len(arguments) == len(right.arguments) and all(
                    any(same_type(part, other) for other in right.arguments) for part in arguments
                )
            return (
                isinstance(right, Generic)
                and same_type(origin, right.origin)
                and len(arguments) == len(right.arguments)
                and all(map(same_type, arguments, right.arguments))
            )
        case Known(value=value):
            return (
                isinstance(right, Known)
                and type(right.value) is type(value)
                and right.value == value
            )
        case _:
            return left is right
