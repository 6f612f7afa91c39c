"""sys.path and its like: folders below the source root are searched, the rest is tolerated."""

from __future__ import annotations

import posixpath

from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.values import (
    NONE,
    External,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.interpreter.world import FileKind
from flowc.frontend.library.arguments import known_int, known_text, machine_of
from flowc.frontend.library.source_files import Place, kind_of, place_of
from flowc_ir.source import Span


def make(name: str) -> Value:
    """Give one of these lists of `sys`."""
    return ModuleFolders() if name == "sys.path" else SearchPath(name)


class SearchPath(Extension):
    """`sys.modules`, `sys.argv` and the like: edits are tolerated, contents are not known."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def describe(self) -> str:
        """Say what this is."""
        return f"`{self.name}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read a method."""
        if self.name == "sys.modules" and name in ("__setitem__", "__delitem__", "pop", "update"):
            unknown = Unknown("`sys.modules` is changed", span)
            machine_of(context).doubtful_imports.setdefault("", unknown)
        if name in ("append", "insert", "extend", "remove", "__setitem__", "__delitem__"):
            return Builtin(f"{self.name}.{name}", lambda inner, call: NONE)
        return Unknown(f"`{self.name}` depends on the machine", span)

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Read an item: of the modules, those of the project are known."""
        module = machine_of(context).modules.get(known_text(key) or "")
        if self.name == "sys.modules" and module is not None:
            return module
        return Unknown(f"`{self.name}` depends on the machine", span)

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Give the truth value."""
        return Unknown(f"`{self.name}` depends on the machine", span)

    def python_type(self) -> Value:
        """Give the class."""
        return External("builtins.list")


class ModuleFolders(SearchPath):
    """`sys.path`: what the program adds to it, if it lies below the source root."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__("sys.path")

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read a method."""
        match name:
            case "insert":
                return Builtin("sys.path.insert", self._insert)
            case "append":
                return Builtin("sys.path.append", self._append)
            case "extend":
                return Builtin("sys.path.extend", self._extend)
            case "__contains__":
                return Builtin("sys.path.__contains__", self._contains)
            case "__setitem__":
                return Builtin("sys.path.__setitem__", self._set)
            case "remove" | "pop" | "clear" | "reverse" | "sort" | "__delitem__":
                unknown = Unknown(f"`sys.path.{name}` changes where modules are found", span)
                machine_of(context).search_path_lost = unknown
                return super().get_attribute(context, name, span)
            case _:
                return super().get_attribute(context, name, span)

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Add folders: what `sys.path = [folder] + sys.path` puts in its place is `sys.path`."""
        for folder in _several(other):
            _search(context, folder, span, first=reflected)
        if isinstance(other, Unknown):
            _search(context, other, span, first=reflected)
        return self

    def _insert(self, context: Context, call: Call) -> Value:
        position, folder = call.positional
        # Further back than the first few, the standard library is found before it.
        number = known_int(position)
        _search(context, folder, call.span, first=number is not None and 0 <= number <= 2)
        return NONE

    def _append(self, context: Context, call: Call) -> Value:
        _search(context, call.positional[0], call.span, first=False)
        return NONE

    def _extend(self, context: Context, call: Call) -> Value:
        for folder in _several(call.positional[0]):
            _search(context, folder, call.span, first=False)
        return NONE

    def _set(self, context: Context, call: Call) -> Value:
        key, value = call.positional
        is_slice = isinstance(key, Known) and isinstance(key.value, slice)
        for folder in reversed(_several(value)) if is_slice else ():
            _search(context, folder, call.span, first=True)
        return NONE

    def _contains(self, context: Context, call: Call) -> Value:
        """Tell whether a folder below the root has been added.

        If the machine has it on its path anyway, to add it once more changes nothing.
        """
        place = _folder(context, call.positional[0], call.span)
        machine = machine_of(context)
        if place is None or machine.files is None:
            return Unknown("what `sys.path` holds depends on the machine", call.span)
        return Known(machine.files.searches(place.path))


def _several(value: Value) -> tuple[Value, ...]:
    match value:
        case ListValue(items=items, lost=None) | TupleValue(items=items):
            return tuple(items)
        case _:
            return ()


def _folder(context: Context, value: Value, span: Span) -> Place | None:
    """Give a folder below the source root that is named by text; Python passes over paths."""
    is_text = isinstance(value.host, str) if isinstance(value, RootedPath) else known_text(value)
    place = place_of(context, value, span) if is_text else None
    if not isinstance(place, Place):
        return None
    kind = kind_of(context, place, span)
    return place if kind in (FileKind.FOLDER, FileKind.LINKED) else None


def _search(context: Context, value: Value, span: Span, *, first: bool) -> None:
    machine = machine_of(context)
    place = _folder(context, value, span)
    if place is None or machine.files is None:
        if not isinstance(value, (Known, RootedPath)):
            machine.search_path_lost = Unknown("`sys.path` has a folder that is not known", span)
        return
    if (first or not machine.files.searches(place.path)) and not _is_normal(value):
        # The files of modules have names that start so, and are sorted by them.
        reason = "`sys.path` has a folder that is spelt with `..`, which decides the order of files"
        machine.doubtful_imports.setdefault("", Unknown(reason, span))
    machine.files.search(place.path, first=first)


def _is_normal(value: Value) -> bool:
    host = value.host if isinstance(value, RootedPath) else known_text(value)
    text = str(host).rstrip("/")
    return posixpath.normpath(text) == text


class ModuleSpec(Extension):
    """What `importlib.util.find_spec` gives of a module that is there."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def describe(self) -> str:
        """Say what this is."""
        return f"the spec of `{self.name}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute."""
        return Known(self.name) if name == "name" else super().get_attribute(context, name, span)


def find_spec(context: Context, call: Call) -> Value:
    """Model `importlib.util.find_spec`: what is in the tree or known to be installed is known."""
    machine = machine_of(context)
    name = known_text(call.positional[0]) if len(call.positional) == 1 else None
    if name is None or name.startswith("."):
        return Unknown("which module is looked for is not known", call.span)
    top, _, rest = name.partition(".")
    if machine.loader.owns(top):
        return NONE if machine.loader.find(name) is None else ModuleSpec(name)
    there = machine.packages.has(name)
    if there is None and top in machine.library_modules:
        there = True
    if there is None or (there and rest):
        reason = f"whether `{name}` is installed is not known"
        return Unknown(f"{reason}; `installed` in [tool.flowc] lists what is", call.span)
    return ModuleSpec(name) if there else NONE
