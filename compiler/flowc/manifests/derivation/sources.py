"""The sources of one package: modules, and what their names stand for."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from flowc_ir.lazy_dataclass import dataclass, field

Defined: TypeAlias = ast.ClassDef | ast.FunctionDef | ast.expr

MAX_BYTES = 2_000_000
"""How large a module may be that is read."""


@dataclass(slots=True)
class Module:
    """One file: what it defines, and what it imports, by local names."""

    name: str
    tree: ast.Module
    defined: dict[str, Defined] = field(default_factory=dict[str, Defined])
    imports: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Definition:
    """Something that a package defines itself, and where."""

    module: Module
    node: Defined
    name: str


class Package:
    """All modules below a folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self.name = name
        self.modules = dict(_read(folder, name))

    def resolve(self, module: Module, name: str) -> Definition | str:
        """Give what a name in a module stands for: a definition, or a full name of elsewhere."""
        if name in module.defined:
            return Definition(module, module.defined[name], name)
        head, _, rest = name.partition(".")
        full = module.imports.get(head)
        if full is None:
            return name
        return self.find(f"{full}.{rest}" if rest else full)

    def find(self, full: str, depth: int = 0) -> Definition | str:
        """Give the definition of a full name, if the package has it; through its imports."""
        holder, _, last = full.rpartition(".")
        if depth < MAX_HOPS and (module := self.modules.get(holder)) is not None:
            if last in module.defined:
                return Definition(module, module.defined[last], last)
            if last in module.imports:
                return self.find(module.imports[last], depth + 1)
        return full

    def classes(self) -> Iterator[Definition]:
        """Give all classes, in the order of the files' names and of the files."""
        for module in self.modules.values():
            for name, node in module.defined.items():
                if isinstance(node, ast.ClassDef):
                    yield Definition(module, node, name)

    def exports(self) -> list[str]:
        """Give the names that the package's face takes from its own modules."""
        face = self.modules.get(self.name)
        if face is None:
            return []
        own = (n for n, full in face.imports.items() if full.startswith(f"{self.name}."))
        return sorted(own)


MAX_HOPS = 8


def _read(folder: Path, name: str) -> Iterator[tuple[str, Module]]:
    for path in sorted(folder.rglob("*.py")):
        if path.stat().st_size > MAX_BYTES:
            continue
        parts = path.relative_to(folder).with_suffix("").parts
        full = ".".join((name, *(part for part in parts if part != "__init__")))
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        yield full, _module(full, tree, is_package=path.name == "__init__.py")


def _module(name: str, tree: ast.Module, *, is_package: bool) -> Module:
    module = Module(name, tree)
    home = name if is_package else name.rpartition(".")[0]
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    top = alias.name.partition(".")[0]
                    module.imports[alias.asname or top] = alias.name if alias.asname else top
            case ast.ImportFrom(names=names):
                for alias in names:
                    full = f"{_from(node, home)}.{alias.name}"
                    module.imports[alias.asname or alias.name] = full
            case _:
                pass
    for statement in tree.body:
        match statement:
            case ast.ClassDef(name=defined) | ast.FunctionDef(name=defined):
                module.defined[defined] = statement
            case ast.Assign(targets=[ast.Name(id=defined)], value=value):
                module.defined[defined] = value
            case ast.AnnAssign(target=ast.Name(id=defined), value=ast.expr() as value):
                module.defined[defined] = value
            case _:
                pass
    return module


def _from(node: ast.ImportFrom, home: str) -> str:
    if not node.level:
        return node.module or ""
    parts = home.split(".")
    base = ".".join(parts[: len(parts) - node.level + 1])
    return f"{base}.{node.module}" if node.module else base


def dotted(node: ast.expr) -> str:
    """Give the dotted name that an expression is; empty if it is none."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            inner = dotted(value)
            return f"{inner}.{attr}" if inner else ""
        case _:
            return ""
