"""The hash of a function's syntax tree, which can be the version of a cache."""

from __future__ import annotations

import ast
import textwrap
import warnings
from collections.abc import Iterator

from flowc.dialects.flytekit.interface import source_lines, unwrapped
from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.host import is_sequence
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import FunctionValue, Unknown, Value
from flowc_ir.digests import sha256
from flowc_ir.source import Span

PYTHON = ((3, 9), (3, 14))
"""The oldest and the newest Python whose `ast.dump` is known here."""
WITHOUT_EMPTY = (3, 13)
"""Since this Python, `ast.dump` leaves empty lists out."""
WITH_TYPE_PARAMETERS = (3, 12)
"""Since this Python, definitions have a field `type_params`."""
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def function_hash(session: Session, function: Value, salt: str, span: Span) -> str:
    """Hash a function's syntax tree, its decorators included, and a salt.

    Mirrors `CacheFunctionBody` of `union` 0.1.204 (cache/_cache_function_body.py), on the Python
    that the sources are for. Raises `Lost`.
    """
    version = session.beside.python_version
    if not PYTHON[0] <= version <= PYTHON[1]:
        shown = ".".join(map(str, version))
        raise Lost(Unknown(f"how Python {shown} writes syntax trees is not known", span))
    if not isinstance(function, FunctionValue):
        raise Lost(Unknown("the function that the version of a cache hashes is not known", span))
    origin = unwrapped(function)
    lines = source_lines(session.machine, origin)
    if isinstance(origin.node, ast.Lambda) or not lines:
        raise Lost(Unknown("the source of a function is not known", span))
    source = textwrap.dedent("\n".join(lines) + "\n")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except (SyntaxError, ValueError):
        raise Lost(Unknown("the source of a function cannot be read on its own", span)) from None
    return sha256(f"{dump(tree, version)}{salt}".encode()).hexdigest()


def dump(tree: ast.AST, version: tuple[int, int]) -> str:
    """Write a syntax tree as `ast.dump` of that Python does, on whatever Python this runs."""
    fields = ", ".join(f"{name}={value}" for name, value in _fields(tree, version))
    return f"{type(tree).__name__}({fields})"


def _fields(tree: ast.AST, version: tuple[int, int]) -> Iterator[tuple[str, str]]:
    fields: dict[str, object] = dict(ast.iter_fields(tree))
    if isinstance(tree, DEFINITIONS):
        parameters = fields.pop("type_params", [])
        if version >= WITH_TYPE_PARAMETERS:
            fields["type_params"] = parameters
    defaults = vars(type(tree))
    for name, value in fields.items():
        if value is None and defaults.get(name, ...) is None:
            continue
        if version >= WITHOUT_EMPTY and value == []:
            continue
        yield name, _written(value, version)


def _written(value: object, version: tuple[int, int]) -> str:
    if isinstance(value, ast.AST):
        return dump(value, version)
    if is_sequence(value):
        return f"[{', '.join(_written(item, version) for item in value)}]"
    return repr(value)
