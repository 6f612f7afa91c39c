"""What kind of data an expression in CEL gives, as far as its form tells."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

from flowc.contracts.plugins.schema import (
    ANYTHING,
    TEXT,
    Atom,
    AtomKind,
    Choice,
    ListOf,
    MapOf,
    Schema,
    join,
    without_null,
)

_TRUTH = Atom(AtomKind.TRUTH)
_WHOLE = Atom(AtomKind.WHOLE)
_RESULTS: dict[str, Schema] = {
    **dict.fromkeys(
        ("json", "yaml", "base64", "upper", "lower", "join", "replace", "strip", "squash", "text",
         "shake256", "string"),
        TEXT,
    ),
    **dict.fromkeys(
        ("truthy", "matches", "startsWith", "endsWith", "contains", "exists", "all", "has", "bool"),
        _TRUTH,
    ),
    **dict.fromkeys(("size", "int", "uint"), _WHOLE),
    "double": Atom(AtomKind.NUMBER),
    "split": ListOf(TEXT),
}  # fmt: skip
"""Function → what it gives; those of manifests are in `flowc.manifests.functions`."""

_PATH = re.compile(r"[A-Za-z_]\w*(\s*\.\s*[A-Za-z_]\w*)*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_CALL = re.compile(r"(?:.*\.)?\s*([A-Za-z_]\w*)\s*\(.*\)", re.S)
_TRUTHS = ("||", "&&", "==", "!=", "<=", ">=", "<", ">", " in ")

Path = Callable[[str], Schema]


def schema_of_expression(expression: str, path: Path) -> Schema:
    """Give what an expression gives; `path` tells what a variable, or a field of one, is."""
    text = _unwrapped(expression.strip())
    chosen = _split(text, "?")
    if len(chosen) == 2 and len(branches := _split(chosen[1], ":")) == 2:
        then, otherwise = (schema_of_expression(branch, path) for branch in branches)
        return join(then, otherwise)
    if text.startswith("!") or any(len(_split(text, operator)) > 1 for operator in _TRUTHS):
        return _TRUTH
    if (operands := _split(text, "+"))[1:]:
        return _sum([schema_of_expression(operand, path) for operand in operands])
    return _single(text, path)


def _single(text: str, path: Path) -> Schema:
    if text in ("true", "false"):
        return _TRUTH
    if _NUMBER.fullmatch(text):
        return Choice((json.loads(text),))
    if _PATH.fullmatch(text):
        return ANYTHING if text == "null" else path(re.sub(r"\s", "", text))
    if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0]:
        return Choice((text[1:-1],)) if "\\" not in text else TEXT
    called = _CALL.fullmatch(text)
    if called is not None:
        return _called(called[1], text[called.end(1) :].strip()[1:-1], path)
    if text.startswith("["):
        return ListOf(ANYTHING)
    return MapOf(ANYTHING) if text.startswith("{") else ANYTHING


def _called(name: str, arguments: str, path: Path) -> Schema:
    if name == "orElse":
        given = [schema_of_expression(each, path) for each in _split(arguments, ",")]
        return join(without_null(given[0]), given[1]) if len(given) == 2 else ANYTHING
    return _RESULTS.get(name, ANYTHING)


def _sum(operands: list[Schema]) -> Schema:
    kinds = {join(operand, TEXT) for operand in operands}
    if kinds == {TEXT}:
        return TEXT
    return operands[0] if all(each == operands[0] for each in operands) else ANYTHING


def _unwrapped(text: str) -> str:
    """Take off parentheses around the whole."""
    while text.startswith("(") and text.endswith(")") and len(list(_outside(text))) == 2:
        text = text[1:-1].strip()
    return text


def _split(text: str, separator: str) -> list[str]:
    """Split at a separator outside of brackets and text; at `?` and `:` only once."""
    parts, start = list[str](), 0
    for at in _outside(text):
        if at < start or not text.startswith(separator, at):
            continue
        if separator in "<>" and text[at + 1 : at + 2] == "=":
            continue
        parts.append(text[start:at])
        start = at + len(separator)
        if separator in "?:":
            break
    return [*parts, text[start:]]


def _outside(text: str) -> Iterator[int]:
    """Give the positions that are within no brackets and no text; brackets at depth 0 are."""
    depth, quote, at = 0, "", 0
    while at < len(text):
        letter = text[at]
        if quote:
            at += letter == "\\"
            quote = "" if letter == quote else quote
        elif letter in "\"'":
            quote = letter
        elif letter in "([{":
            if depth == 0:
                yield at
            depth += 1
        elif letter in ")]}":
            depth -= 1
            if depth == 0:
                yield at
        elif depth == 0:
            yield at
        at += 1
