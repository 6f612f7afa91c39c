"""Expressions in CEL, with the functions that manifests have beside CEL's own."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from types import ModuleType

from flowc.manifests.functions import FUNCTIONS

# The package `cel` imports its command line with itself, which takes a tenth of a second; of what
# it holds only the evaluator is used.
sys.modules.setdefault("cel.cli", ModuleType("cel.cli"))

import cel  # noqa: E402

_TEXT = re.compile(r"""r?"(?:[^"\\]|\\.)*"|r?'(?:[^'\\]|\\.)*'""")
_NAME = re.compile(r"(?<![\w.])([A-Za-z_]\w*)(\s*\.\s*([A-Za-z_]\w*)(?!\s*\())?(?!\w|\s*\()")
_MACRO_VARIABLE = re.compile(r"\.\s*(?:all|exists|exists_one|map|filter)\s*\(\s*([A-Za-z_]\w*)\s*,")
_PATH = re.compile(r"(?<![\w.])([A-Za-z_]\w*(?:\s*\.\s*[A-Za-z_]\w*(?!\w|\s*\())*)(?!\w|\s*\()")
_SYNTAX_ERROR = re.compile(r":\d+:(\d+): Syntax error: (.*?)(?: expecting |\n|$)")
_WORDS = {"true", "false", "null", "in"}

MAX_LENGTH = 4000
"""How long an expression may be, in characters."""

CEL_FUNCTIONS = frozenset((
    "bytes", "contains", "double", "duration", "dyn", "endsWith", "getDate", "getDayOfMonth",
    "getDayOfWeek", "getDayOfYear", "getFullYear", "getHours", "getMilliseconds", "getMinutes",
    "getMonth", "getSeconds", "int", "matches", "size", "startsWith", "string", "timestamp",
    "type", "uint",
))  # fmt: skip
"""The functions of CEL itself."""


class ExpressionError(Exception):
    """An expression is no CEL, or does not fit the values."""


def without_text(expression: str) -> str:
    """Give an expression with the text between quotes left out."""
    return _TEXT.sub("", expression)


def roots(expression: str) -> dict[str, tuple[str, ...] | None]:
    """Give the variables that an expression reads, each with the fields read, or None for all."""
    code = without_text(expression)
    own = set(_MACRO_VARIABLE.findall(code)) | _WORDS
    found: dict[str, tuple[str, ...] | None] = {}
    for name, dotted, field in _NAME.findall(code):
        if name in own:
            continue
        earlier = found.get(name, ())
        found[name] = None if not dotted or earlier is None else (*earlier, field)
    return found


def paths(expression: str) -> list[list[str]]:
    """Give the paths that an expression reads, each from its variable on."""
    code = _TEXT.sub('""', expression)
    own = set(_MACRO_VARIABLE.findall(code)) | _WORDS
    found = [re.sub(r"\s", "", path).split(".") for path in _PATH.findall(code)]
    return [path for path in found if path[0] not in own]


def functions_of(expression: str) -> list[str]:
    """Give the functions that an expression calls, without CEL's own; it must be right."""
    called = cel.compile(expression).functions()
    return sorted({name for name in called if name.isidentifier()} - CEL_FUNCTIONS)


def check_expression(expression: str) -> str | None:
    """Say what is wrong with the text of an expression, None if nothing is."""
    if len(expression) > MAX_LENGTH:
        return f"it is longer than {MAX_LENGTH} characters"
    try:
        cel.compile(expression)
    except ValueError as error:
        found = _SYNTAX_ERROR.search(str(error))
        return f"{found[2]}, at its character {found[1]}" if found else "it cannot be parsed"
    return None


def evaluate_expression(expression: str, variables: Mapping[str, object]) -> object:
    """Give the value of an expression; raises `ExpressionError`."""
    context = cel.Context(variables=dict(variables))
    for name, function in FUNCTIONS.items():
        context.add_function(name, function)
    try:
        return cel.evaluate(expression, context)
    except (ValueError, TypeError, RuntimeError, OverflowError) as error:
        raise ExpressionError(f"`{expression}`: {error}") from error
