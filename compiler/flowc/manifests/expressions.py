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
_WORDS = {"true", "false", "null", "in"}


class ExpressionError(Exception):
    """An expression is no CEL, or does not fit the values."""


def roots(expression: str) -> dict[str, tuple[str, ...] | None]:
    """Give the variables that an expression reads, each with the fields read, or None for all."""
    code = _TEXT.sub('""', expression)
    own = set(_MACRO_VARIABLE.findall(code)) | _WORDS
    found: dict[str, tuple[str, ...] | None] = {}
    for name, dotted, field in _NAME.findall(code):
        if name in own:
            continue
        earlier = found.get(name, ())
        found[name] = None if not dotted or earlier is None else (*earlier, field)
    return found


def check_expression(expression: str) -> str | None:
    """Say what is wrong with the text of an expression, None if nothing is."""
    try:
        cel.compile(expression)
    except ValueError as error:
        return str(error).partition("\n")[0]
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
