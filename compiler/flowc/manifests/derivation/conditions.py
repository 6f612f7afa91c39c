"""Conditions in CEL for what Python tests."""

from __future__ import annotations

import ast

from flowc.manifests.derivation.symbols import (
    Choice,
    Each,
    Formula,
    Instance,
    Items,
    Printed,
    Record,
    Symbol,
    expression,
    negated,
)

_SIGNS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Is: "==", ast.IsNot: "!=",
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
}  # fmt: skip


def truth(symbol: Symbol) -> str:
    """Give the condition under which Python takes a value for true; empty if not known."""
    match symbol:
        case Instance():
            return "true"
        case Record(message=message) if message:
            return "true"
        case Record(entries=entries):
            return "true" if entries else "false"
        case Items(items=items):
            return "true" if items else "false"
        case Printed():
            return "true"
        case Formula(is_object=True):
            return "true"
        case Formula(template=template, cel=cel):
            if not isinstance(template, str) or not template.startswith(("@", "=")):
                return str(bool(template)).lower()
            return cel if _is_test(cel) else f"truthy({cel})"
        case Choice(condition=condition, then=then, otherwise=otherwise):
            first = "false" if then is None else truth(then)
            second = "false" if otherwise is None else truth(otherwise)
            if (first, second) == ("true", "false"):
                return condition
            if (first, second) == ("false", "true"):
                return negated(condition)
            if first == "true" and second:
                return f"{condition} || {second}"
            if second == "false" and first:
                return f"{condition} && {first}"
            return f"{condition} ? {first} : {second}" if first and second else ""
        case Each():
            return truth(symbol.items)
        case _:
            return ""


def compared(left: Symbol, operator: ast.cmpop, right: Symbol) -> Symbol | None:
    """Give a comparison, None if it is not known how it ends."""
    is_same = isinstance(operator, ast.Is)
    if isinstance(operator, (ast.Is, ast.IsNot)) and _is_null(right):
        if isinstance(left, (Instance, Record, Items, Printed)) or _is_object(left):
            return Formula(not is_same, str(not is_same).lower())
        if isinstance(left, Choice):
            first = left.then is not None and not _is_null(left.then)
            second = left.otherwise is not None and not _is_null(left.otherwise)
            if first != second:
                return expression(left.condition if first != is_same else negated(left.condition))
    if not isinstance(left, Formula) or not isinstance(right, Formula):
        return None
    if not left.cel or not right.cel:
        return None
    if isinstance(operator, (ast.In, ast.NotIn)):
        held = f"{left.cel} in {right.cel}"
        return expression(held if isinstance(operator, ast.In) else f"!({held})")
    sign = _SIGNS.get(type(operator))
    return expression(f"{left.cel} {sign} {right.cel}") if sign else None


def joined(first: str, second: str) -> str:
    """Give a condition that holds if both do."""
    if "true" in (first, second):
        return second if first == "true" else first
    return " && ".join(f"({each})" if " || " in each else each for each in (first, second))


def _is_test(cel: str) -> bool:
    signs = (" == ", " != ", " < ", " > ", " <= ", " >= ", " && ", " || ", " in ")
    return cel.startswith("!") or any(sign in cel for sign in signs)


def _is_null(symbol: Symbol) -> bool:
    return isinstance(symbol, Formula) and symbol.template is None


def _is_object(symbol: Symbol) -> bool:
    return isinstance(symbol, Formula) and symbol.is_object
