"""Hears of unknown calls that may import first-party modules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.values import (
    ClassValue,
    DictValue,
    External,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)

_IMPORTING = ("importlib.", "pkgutil.", "runpy.", "zipimport.", "pydoc.locate")
_RUNNING = ("builtins.exec", "builtins.eval")
_HARMLESS = ("importlib.metadata", "importlib.resources", "importlib.reload")
# Compiled once they are needed, which is seldom.
_DOTTED = r"[^\W\d]\w*([.:][^\W\d]\w*)+"
_FILE = (
    r".*[.](csv|tsv|json|jsonl|ya?ml|toml|ini|cfg|txt|md|sql|parquet|feather|zip|gz|tar|h5|hdf5|png"
    r"|jpe?g|html|xml|pdf|pkl|pt|pth|onnx|log|npy|npz|sh|py|ipynb)"
)
"""Texts that look like modules and are names of files."""
_MOST_TEXTS = 1000


class ImportListener:
    """Hears of unknown calls, and doubts the modules that these may import by name."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def unknown_call(self, function: Value, call: Call, unknown: Unknown) -> None:
        """Doubt what the function imports if its business is to import, or texts name modules."""
        doubts = self._machine.doubtful_imports
        if isinstance(function, External) and _imports(function.name, call):
            doubts.setdefault("", unknown)
        for text in _texts([*call.positional, *call.keywords.values()]):
            if not re.fullmatch(_DOTTED, text) or re.fullmatch(_FILE, text):
                continue
            parts = re.split("[.:]", text)
            if self._machine.loader.owns(parts[0]):
                for depth in range(1, len(parts) + 1):
                    doubts.setdefault(".".join(parts[:depth]), unknown)

    def uncertain_definition(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef,
        scope: Scope,
        unknown: Unknown,
    ) -> None:
        """Hear of a definition; imports in it are noted where it is."""

    def uncertain_call(self, node: ast.Call, scope: Scope, unknown: Unknown) -> None:
        """Hear of a call that may or may not be executed."""

    def made_instance(self, cls: ClassValue, call: Call, unknown: Unknown) -> None:
        """Hear of an instance of a class that is not known in full."""

    def uncertain_code(self, unknown: Unknown) -> None:
        """Hear of code that may or may not be executed; imports in it are noted where it is."""


def _imports(name: str, call: Call) -> bool:
    """Tell whether a function may import anything at all."""
    if name in _RUNNING:
        text = call.positional[0] if call.positional else None
        return not (isinstance(text, Known) and "import" not in str(text.value))
    return name.startswith(_IMPORTING) and not name.startswith(_HARMLESS)


def _texts(values: list[Value]) -> Iterator[str]:
    """Give the texts in values, also in lists, tuples and dicts, up to a limit."""
    pending = list(values)
    for _ in range(_MOST_TEXTS):
        if not pending:
            return
        match pending.pop():
            case Known(value=str() as text):
                yield text
            case ListValue(items=items) | TupleValue(items=items):
                pending += items
            case DictValue(entries=entries):
                pending += [value for _, value in entries.values()]
            case _:
                pass
