"""The notation of field types (`ext/v1/classes.proto`)."""

from __future__ import annotations

import re
from typing import TypeAlias

from flowc_ir.lazy_dataclass import dataclass

ATOMS = ("string", "int", "float", "bool", "bytes", "duration", "datetime", "any")
FILE = "file"
"""The type of a path where something lies when the program is packaged."""
KNOWN = ("image", "resources", "pod_template", "secret", "type", "types", "metadata",
         "accelerator", "function", FILE)  # fmt: skip
_TOKEN = re.compile(r"\s*([\w.]+|[<>?|])")


@dataclass(frozen=True, slots=True)
class Named:
    """An atom, something that the compiler knows, or a class of the manifest."""

    name: str


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list."""

    item: Shape


@dataclass(frozen=True, slots=True)
class MapOf:
    """A map from text."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Nullable:
    """Something, or null."""

    item: Shape


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of several."""

    options: tuple[Shape, ...]


Shape: TypeAlias = Named | ListOf | MapOf | Nullable | OneOf
ANYTHING = Named("any")


def parse_shape(text: str) -> Shape:
    """Read a type; raises ValueError with what is wrong."""
    if not text.strip():
        return ANYTHING
    tokens = _tokens(text)
    shape = _union(tokens)
    if tokens:
        raise ValueError(f"`{text}`: `{tokens[0]}` is not expected")
    return shape


def named(shape: Shape) -> tuple[str, ...]:
    """Give all names in a type."""
    match shape:
        case Named(name=name):
            return (name,)
        case ListOf(item=item) | MapOf(item=item) | Nullable(item=item):
            return named(item)
        case OneOf(options=options):
            return tuple(name for option in options for name in named(option))


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    at = 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None:
            raise ValueError(f"`{text}` is not a type")
        tokens.append(found[1])
        at = found.end()
    return tokens


def _union(tokens: list[str]) -> Shape:
    options = [_suffixed(tokens)]
    while tokens and tokens[0] == "|":
        tokens.pop(0)
        options.append(_suffixed(tokens))
    return options[0] if len(options) == 1 else OneOf(tuple(options))


def _suffixed(tokens: list[str]) -> Shape:
    shape = _single(tokens)
    while tokens and tokens[0] == "?":
        tokens.pop(0)
        shape = Nullable(shape)
    return shape


def _single(tokens: list[str]) -> Shape:
    if not tokens or not re.match(r"\w", tokens[0]):
        raise ValueError("a type is missing")
    name = tokens.pop(0)
    if name not in ("list", "map"):
        return Named(name)
    if not tokens or tokens.pop(0) != "<":
        raise ValueError(f"`{name}` says in `<…>` what it holds")
    item = _union(tokens)
    if not tokens or tokens.pop(0) != ">":
        raise ValueError(f"`{name}<` is not closed")
    return ListOf(item) if name == "list" else MapOf(item)
