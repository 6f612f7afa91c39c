"""Values that a reader of source knows as templates: of what, and under which conditions."""

from __future__ import annotations

import json
from typing import TypeAlias

from flowc.manifests.derivation.sources import Definition
from flowc_ir.lazy_dataclass import dataclass, field


@dataclass(frozen=True, slots=True)
class Formula:
    """Data that a template makes; `cel` is the same as an expression, empty if there is none."""

    template: object
    cel: str = ""
    is_object: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """What could not be derived."""

    why: str
    line: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Something that another package defines, by its full name."""

    name: str


@dataclass(slots=True)
class Instance:
    """An object of a class of the package."""

    cls: Definition
    fields: dict[str, Symbol] = field(default_factory=dict[str, "Symbol"])


@dataclass(slots=True)
class Record:
    """A map, a protobuf message, or keyword arguments: name → value."""

    entries: dict[str, Symbol] = field(default_factory=dict[str, "Symbol"])
    message: str = ""


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Symbol, ...]


@dataclass(frozen=True, slots=True)
class Each:
    """A list: what is made of each item of another, which `name` stands for."""

    items: Symbol
    name: str
    made: Symbol


@dataclass(frozen=True, slots=True)
class Choice:
    """One of two, by a condition in CEL; None is nothing at all."""

    condition: str
    then: Symbol | None
    otherwise: Symbol | None


@dataclass(frozen=True, slots=True)
class Printed:
    """A message as it prints itself."""

    message: Symbol


Symbol: TypeAlias = (
    Formula | Lost | Elsewhere | Instance | Record | Items | Each | Choice | Printed | Definition
)


def constant(value: object) -> Formula:
    """Give a constant."""
    template = value
    if isinstance(value, str) and value.startswith(("@", "=")):
        template = value[0] + value
    return Formula(template, literal(value))


def literal(value: object) -> str:
    """Write a constant in CEL; empty if there is no such constant."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return "'" + json.dumps(value)[1:-1].replace('\\"', '"').replace("'", "\\'") + "'"
    return ""


def path(text: str, *, is_object: bool = False) -> Formula:
    """Give what stands at a path of variables."""
    return Formula(f"@{text}", text, is_object)


def expression(cel: str) -> Formula:
    """Give the value of an expression."""
    return Formula(f"={cel}", cel)


def chosen(condition: str, then: Symbol | None, otherwise: Symbol | None) -> Symbol | None:
    """Give one of two, as simply as can be."""
    if condition == "true" or then == otherwise:
        return then
    if condition == "false":
        return otherwise
    if isinstance(then, Choice) and then.condition == condition:
        then = then.then
    if isinstance(otherwise, Choice) and otherwise.condition == condition:
        otherwise = otherwise.otherwise
    if isinstance(then, Choice) and then.condition == negated(condition):
        then = then.otherwise
    if isinstance(otherwise, Choice) and otherwise.condition == negated(condition):
        otherwise = otherwise.then
    # What is read of null is null.
    if _is_null(then) and _is_read_of(otherwise, condition.removesuffix(" == null")):
        return otherwise
    if _is_null(otherwise) and _is_read_of(then, condition.removesuffix(" != null")):
        return then
    if _is_null(otherwise) and _is_read_of(then, condition[7:-1]):
        return then if condition.startswith("truthy(") else Choice(condition, then, otherwise)
    return Choice(condition, then, otherwise)


def negated(condition: str) -> str:
    """Give the opposite of a condition."""
    plain = {"true": "false", "false": "true"}
    if condition in plain:
        return plain[condition]
    if condition.startswith("truthy(") and condition.count("(") == 1:
        return f"!{condition}"
    for one, other in ((" == ", " != "), (" != ", " == ")):
        if condition.count(one) == 1 and not _is_joined(condition):
            return condition.replace(one, other)
    return f"!({condition})"


def _is_joined(condition: str) -> bool:
    return any(sign in condition for sign in (" && ", " || ", " ? "))


def _is_null(symbol: Symbol | None) -> bool:
    return isinstance(symbol, Formula) and symbol.template is None


def _is_read_of(symbol: Symbol | None, owner: str) -> bool:
    is_path = isinstance(symbol, Formula) and symbol.template == f"@{symbol.cel}"
    return is_path and isinstance(symbol, Formula) and symbol.cel.startswith(f"{owner}.")
