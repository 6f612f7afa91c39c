"""Which first-party modules have been loaded, and what makes that uncertain."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator

from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.values import (
    Call,
    ClassValue,
    DictValue,
    External,
    Known,
    ListValue,
    ModuleValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.lazy_dataclass import dataclass

_IMPORTING = ("importlib.", "pkgutil.", "runpy.", "zipimport.", "pydoc.locate", "builtins.exec")
_HARMLESS = ("importlib.metadata", "importlib.resources", "importlib.reload")
# Compiled once they are needed, which is seldom.
_DOTTED = r"[^\W\d]\w*([.:][^\W\d]\w*)+"
_FILE = (
    r".*[.](csv|tsv|json|jsonl|ya?ml|toml|ini|cfg|txt|md|sql|parquet|feather|zip|gz|tar|h5|hdf5|png"
    r"|jpe?g|html|xml|pdf|pkl|pt|pth|onnx|log|npy|npz|sh|py|ipynb)"
)
"""Texts that look like modules and are names of files."""
_MOST_TEXTS = 1000


@dataclass(frozen=True, slots=True)
class Doubt:
    """A module, or any at all if `module` is empty, of which it is not known if it is loaded."""

    module: str
    unknown: Unknown

    @property
    def what(self) -> str:
        """Say which module it is."""
        return f"module `{self.module}`" if self.module else "some module"


def loaded_files(machine: Machine) -> list[str]:
    """Give the files of all first-party modules that are loaded by now, one for each module.

    Mirrors `list_imported_modules_as_files` of flytekit 1.16.31 (tools/script_mode.py).
    """
    return [
        module.path
        for module in machine.modules.values()
        if isinstance(module, ModuleValue) and module.path and not module.cells
    ]


def doubt_of_loading(machine: Machine) -> Doubt | None:
    """Tell of the first module of which it is not certain whether it is loaded by now."""
    for name, unknown in machine.doubtful_imports.items():
        if name not in machine.modules and (not name or machine.loader.find(name) is not None):
            return Doubt(name, unknown)
    return next(_doubts_of_libraries(machine), None)


def _doubts_of_libraries(machine: Machine) -> Iterator[Doubt]:
    """Tell of names of libraries that may be files of the project after all."""
    files = machine.files
    if files is None:
        return
    lost = machine.search_path_lost
    for top in sorted({name.partition(".")[0] for name in machine.library_modules}):
        if top in sys.stdlib_module_names:
            continue
        found = files.module_anywhere(top) if lost is not None else None
        if found is not None and lost is not None:
            yield Doubt(top, Unknown(f"{lost.reason}, and there is `{found}`", lost.span))
        if (found := files.compiled_module("", top)) is not None:
            yield Doubt(top, Unknown(f"`{found}` is not written in Python"))
    for module in list(machine.modules.values()):
        if isinstance(module, ModuleValue) and module.is_package:
            found = files.compiled_module(module.name.replace(".", "/"))
            if found is not None:
                yield Doubt("", Unknown(f"`{found}` is not written in Python"))


class ImportListener:
    """Hears of unknown calls, and doubts the modules that these may import by name."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    def unknown_call(self, function: Value, call: Call, unknown: Unknown) -> None:
        """Doubt what the function imports if its business is to import, or texts name modules."""
        doubts = self._machine.doubtful_imports
        if isinstance(function, External) and function.name.startswith(_IMPORTING):
            if not function.name.startswith(_HARMLESS):
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
