"""Constants of a wrong type, or out of range."""

from __future__ import annotations

from collections.abc import Iterable

import libcst as cst

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Fix, Safety
from flowc.fixes.kinds.calls import argument, calls_around

_PER_CENT = 100


def retries(finding: Finding) -> Fix | None:
    """Try again no times, where a number below zero is written."""
    found = [*_keywords(finding, "retries", (cst.UnaryOperation,))]
    if len(found) != 1:
        return None
    edit = finding.parsed.instead(found[0], cst.Integer("0"))
    return Fix("write `retries=0`", Safety.UNSAFE, (edit,))


def ratio(finding: Finding) -> Fix | None:
    """Take a share above 1 for a percentage."""
    found = [*_keywords(finding, "min_success_ratio", (cst.Integer, cst.Float))]
    if len(found) != 1:
        return None
    number = float(finding.parsed.code(found[0]))
    if not 1 < number <= _PER_CENT:
        return None
    share = f"{number / _PER_CENT:g}"
    text = share if "." in share else f"{share}.0"
    edit = finding.parsed.instead(found[0], cst.Float(text))
    return Fix(f"write the share `{text}`", Safety.UNSAFE, (edit,))


def compared_number(finding: Finding) -> Fix | None:
    """Compare a float with a float."""
    if {"float", "int"} != {*finding.quoted[:2]}:
        return None
    comparison = finding.parsed.at(finding.found.span, cst.Comparison)
    if comparison is None:
        return None
    sides = [comparison.left, *(target.comparator for target in comparison.comparisons)]
    whole = [side for side in sides if _is_decimal(side)]
    if len(whole) != 1:
        return None
    text = f"{finding.parsed.code(whole[0])}.0"
    edit = finding.parsed.instead(whole[0], cst.Float(text))
    return Fix(f"write `{text}`", Safety.SAFE, (edit,))


def constant(finding: Finding) -> Fix | None:
    """Write a constant in the type that is declared, where its text says the same there."""
    if len(finding.quoted) < 2:
        return None
    shown, type_ = finding.quoted[:2]
    values = [each.value for each in finding.parsed.within(finding.found.span, cst.Arg)]
    found = [value for value in values if _evaluated(value) == shown]
    if len(found) != 1:
        return None
    converted = _converted(found[0], type_)
    if converted is None:
        return None
    safety = Safety.SAFE if type_ == "float" and _is_decimal(found[0]) else Safety.UNSAFE
    edit = finding.parsed.instead(found[0], converted)
    return Fix(f"write `{finding.parsed.code(converted)}`", safety, (edit,))


def _keywords(
    finding: Finding, name: str, kinds: tuple[type[cst.BaseExpression], ...]
) -> Iterable[cst.BaseExpression]:
    for call in calls_around(finding):
        given = argument(call, name)
        if given is not None and isinstance(given.value, kinds):
            yield given.value


def _is_decimal(expression: cst.BaseExpression) -> bool:
    """Tell whether an expression is a whole number that becomes a float by `.0` behind it."""
    return isinstance(expression, cst.Integer) and expression.value.replace("_", "").isdigit()


def _evaluated(expression: cst.BaseExpression) -> str:
    """Give the `repr` of a literal, as messages show it; empty for what is none."""
    match expression:
        case cst.Integer() | cst.Float() | cst.SimpleString():
            return repr(expression.evaluated_value)
        case cst.Name(value="True" | "False" as value):
            return value
        case _:
            return ""


def _converted(expression: cst.BaseExpression, type_: str) -> cst.BaseExpression | None:
    match expression, type_:
        case cst.Integer(value=value), "float" if _is_decimal(expression):
            return cst.Float(f"{value}.0")
        case (cst.Integer() | cst.Float()) as number, "str":
            return cst.SimpleString(f'"{number.value}"')
        case cst.SimpleString() as text, "int" | "float" | "bool":
            return _read(str(text.evaluated_value), type_)
        case _:
            return None


def _read(text: str, type_: str) -> cst.BaseExpression | None:
    if type_ == "bool" and text.lower() in ("true", "false"):
        return cst.Name(text.capitalize())
    if text.isascii() and text.isdigit() and str(int(text)) == text and type_ != "bool":
        return cst.Integer(text) if type_ == "int" else cst.Float(f"{text}.0")
    whole, dot, part = text.partition(".")
    if type_ == "float" and dot and whole.isdigit() and part.isdigit() and text.isascii():
        return cst.Float(text)
    return None
