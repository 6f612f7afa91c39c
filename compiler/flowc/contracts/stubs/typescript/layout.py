"""Types and calls of TypeScript, broken into lines as the formatter prettier breaks them."""

from __future__ import annotations

from typing import TypeAlias, assert_never

from flowc_ir.lazy_dataclass import dataclass

WIDTH = 80


@dataclass(frozen=True, slots=True)
class Generic:
    """A type with arguments."""

    name: str
    arguments: tuple[Type, ...]


@dataclass(frozen=True, slots=True)
class Array:
    """An array."""

    item: Type


@dataclass(frozen=True, slots=True)
class Nullable:
    """A type or null."""

    inner: Type


Type: TypeAlias = str | Generic | Array | Nullable


@dataclass(frozen=True, slots=True)
class Call:
    """A call, or with `[` and `]` an array."""

    opening: str
    arguments: tuple[Code, ...]
    closing: str = ")"


Code: TypeAlias = str | Call


def spelled(type_: Type) -> str:
    """Give a type on one line."""
    match type_:
        case str():
            return type_
        case Generic(name=name, arguments=arguments):
            return f"{name}<{', '.join(map(spelled, arguments))}>"
        case Array(item=Nullable() as item):
            return f"({spelled(item)})[]"
        case Array(item=item):
            return f"{spelled(item)}[]"
        case Nullable(inner=inner):
            return f"{spelled(inner)} | null"
        case _:
            assert_never(type_)


def lines_of_type(before: str, type_: Type, after: str, indent: int) -> list[str]:
    """Give the lines of a type, with what stands before and after it."""
    margin = " " * indent
    whole = f"{margin}{before}{spelled(type_)}{after}"
    if len(whole) <= WIDTH:
        return [whole]
    match type_:
        case str():
            return [whole]
        case Generic(name=name, arguments=arguments):
            listed: list[str] = []
            for position, argument in enumerate(arguments, 1):
                comma = "," if position < len(arguments) else ""
                listed += lines_of_type("", argument, comma, indent + 2)
            return [f"{margin}{before}{name}<", *listed, f"{margin}>{after}"]
        case Array(item=Nullable(inner=Array() as item)):
            rest = _alternatives(item, indent + 2, "")
            return [f"{margin}{before}(", *rest, f"{margin})[]{after}"]
        case Array(item=Nullable() as item):
            return lines_of_type(f"{before}(", item, f")[]{after}", indent)
        case Array(item=item):
            return lines_of_type(before, item, f"[]{after}", indent)
        case Nullable(inner=Array() as inner):
            alone = f"{margin}  {spelled(type_)}{after}"
            if len(alone) <= WIDTH:
                return [f"{margin}{before.rstrip()}", alone]
            return [f"{margin}{before.rstrip()}", *_alternatives(inner, indent + 2, after)]
        case Nullable(inner=inner):
            return lines_of_type(before, inner, f" | null{after}", indent)
        case _:
            assert_never(type_)


def lines_of_code(before: str, code: Code, after: str, indent: int) -> list[str]:
    """Give the lines of a call, with what stands before and after it."""
    margin = " " * indent
    whole = f"{margin}{before}{one_line(code)}{after}"
    if len(whole) <= WIDTH or isinstance(code, str):
        return [whole]
    inner = [line for each in code.arguments for line in lines_of_code("", each, ",", indent + 2)]
    return [f"{margin}{before}{code.opening}", *inner, f"{margin}{code.closing}{after}"]


def one_line(code: Code) -> str:
    """Give a call on one line."""
    if isinstance(code, str):
        return code
    return f"{code.opening}{', '.join(map(one_line, code.arguments))}{code.closing}"


def _alternatives(inner: Type, indent: int, after: str) -> list[str]:
    first, *others = lines_of_type("", inner, "", indent + 2)
    margin = " " * indent
    return [f"{margin}| {first.lstrip()}", *others, f"{margin}| null{after}"]
