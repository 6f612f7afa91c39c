"""The functions of expressions beside CEL's own; each is total and pure."""

from __future__ import annotations

import base64
import hashlib
import json
import math
import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction


def _json(value: object) -> str:
    return json.dumps(value)


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _yaml(value: object) -> str:
    import yaml

    return yaml.dump(value)


def _upper(text: str) -> str:
    return text.upper()


def _lower(text: str) -> str:
    return text.lower()


def _split(text: str, separator: str) -> list[str]:
    return text.split(separator)


def _join(items: list[object], separator: str) -> str:
    return separator.join(map(str, items))


def _replace(text: str, old: str, new: str) -> str:
    return text.replace(old, new)


def _strip(text: str, characters: str | None = None) -> str:
    return text.strip(characters)


def _squash(text: str) -> str:
    """Put text on one line, each stretch of blanks being one."""
    return re.sub(r"\s+", " ", text.replace("\n", " ").replace("\t", " ")).strip()


def _or(value: object, other: object) -> object:
    """Give the value, or the other where Python takes it for false."""
    return value or other


def _truthy(value: object) -> bool:
    """Tell what Python takes a value for in a condition."""
    return bool(value)


def _text(value: object) -> str:
    """Give a value as Python's `str` writes it."""
    return str(value)


def _shake(text: str, length: int) -> str:
    """Give a SHAKE-256 of that many bytes, in hexadecimal."""
    return hashlib.shake_256(text.encode()).hexdigest(length)


def _flatten(lists: list[list[object]]) -> list[object]:
    """Put lists behind one another."""
    return [item for items in lists for item in items]


_SUFFIXES = {"n": -3, "u": -2, "m": -1, "k": 1, "K": 1, "M": 2, "G": 3, "T": 4, "P": 5, "E": 6}


def _quantity(value: object) -> int:
    """Give an amount in Kubernetes' notation in whole units, rounded up.

    Mirrors `parse_quantity` of the Python client of Kubernetes (utils/quantity.py).
    """
    if isinstance(value, (int, float)):
        return math.ceil(value)
    if not isinstance(value, str):
        raise TypeError("an amount is a number or text")
    base, number, suffix = 1000, value, ""
    if value[-1:] == "i" and value[-2:-1] in _SUFFIXES:
        base, number, suffix = 1024, value[:-2], value[-2]
    elif value[-1:] in _SUFFIXES:
        number, suffix = value[:-1], value[-1]
    if base == 1024 and suffix == "k":
        raise ValueError(f"`{value}` is not an amount")
    exponent = _SUFFIXES[suffix] if suffix else 0
    try:
        return math.ceil(Fraction(Decimal(number)) * Fraction(base) ** exponent)
    except (ArithmeticError, ValueError) as error:
        raise ValueError(f"`{value}` is not an amount") from error


FUNCTIONS: dict[str, Callable[..., object]] = {
    "json": _json,
    "yaml": _yaml,
    "base64": _base64,
    "upper": _upper,
    "lower": _lower,
    "split": _split,
    "join": _join,
    "replace": _replace,
    "strip": _strip,
    "squash": _squash,
    "orElse": _or,
    "truthy": _truthy,
    "text": _text,
    "shake256": _shake,
    "quantity": _quantity,
    "flatten": _flatten,
}
"""Name → function. `docs/manifests.md` lists them with examples, which a test runs."""
