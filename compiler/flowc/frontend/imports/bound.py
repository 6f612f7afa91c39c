"""The names that the imports of a module bind, and those that nothing in it uses."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from flowc.frontend.interpreter.world import SourceUnit
from flowc_ir.lazy_dataclass import dataclass, replace

_Import: TypeAlias = ast.Import | ast.ImportFrom

_WORD = re.compile(r"\w+")
_TYPE_COMMENT = re.compile(r"#\s*type:(.*)")
_DOCTEST = ">>>"
_BY_NAME = frozenset({"eval", "exec", "globals", "locals", "vars"})
"""What reaches any name of a module, by text that may be made anywhere."""

_KEPT = re.compile(
    r"#\s*noqa(?!\s*:)"
    r"|#\s*noqa\s*:[^#]*\bF(?:4(?:0(?:1)?)?)?\b"
    r"|#\s*pylint\s*:\s*disable\s*=[^#]*(?:unused-import|W0611)"
    r"|#\s*(?:pyright\s*:\s*ignore\[[^]]*reportUnusedImport|nopycln|noinspection)",
    re.IGNORECASE,
)
"""Comments by which other tools are told that an import stays, on its line."""
_KEPT_IN_FILE = re.compile(
    r"^\s*#\s*(?:(?:flake8|ruff)\s*:\s*noqa|pylint\s*:\s*(?:disable\s*=[^#]*unused-import|skip-file))",
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A name that an import binds.

    `module` is the absolute name of the module that it names, and `member` what is taken from it,
    empty where the module itself is. `stays`: something else that is used comes from it too, so
    it is imported all the same.
    """

    name: str
    module: str
    member: str
    has_alias: bool
    node: ast.alias
    stays: bool = False


def unused(unit: SourceUnit) -> list[Bound]:
    """Give the names that a module imports and never uses, as far as it alone can tell.

    A word in a text counts as use, for it may be an annotation; so does a name that is bound once
    more. Imports behind conditions, in `try` and in the bodies of classes are passed over: what
    they bind, or whether they work, may be what matters.
    """
    if unit.cells or _KEPT_IN_FILE.search(unit.text):
        return []
    bindings = Counter(
        _name(alias)
        for node in ast.walk(unit.tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    )
    candidates = [
        bound
        for statement in _statements(unit.tree.body)
        for bound in _bound(unit, statement)
        if bindings[bound.name] == 1 and not _is_kept(unit, statement, bound.node)
    ]
    if not candidates:
        return []
    used = set(_used(unit.tree))
    for comment in _TYPE_COMMENT.findall(unit.text):
        used.update(_WORD.findall(comment))
    if used & _BY_NAME:
        return []
    kept = set(_kept(unit, used))
    return [
        replace(bound, stays=bound.module in kept) for bound in candidates if bound.name not in used
    ]


def _kept(unit: SourceUnit, used: set[str]) -> Iterator[str]:
    """Give the modules from which a module takes what it uses, whenever it is imported."""
    for statement in unit.tree.body:
        match statement:
            case ast.ImportFrom(names=names) if any(_name(alias) in used for alias in names):
                yield absolute(unit, statement)
            case ast.Import(names=names):
                yield from (alias.name for alias in names if _name(alias) in used)
            case _:
                pass


def absolute(unit: SourceUnit, node: ast.ImportFrom) -> str:
    """Give the absolute name of the module that an import names; empty if it leads nowhere."""
    if not node.level:
        return node.module or ""
    parts = unit.package.split(".") if unit.package else []
    if node.level > len(parts):
        return ""
    outer = ".".join(parts[: len(parts) - node.level + 1])
    return f"{outer}.{node.module}" if node.module else outer


def _statements(body: Iterable[ast.stmt]) -> Iterator[_Import]:
    """Give the imports that run whenever what is around them does."""
    for statement in body:
        match statement:
            case ast.Import() | ast.ImportFrom():
                yield statement
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from _statements(statement.body)
            case ast.ClassDef():
                inner = (each for each in statement.body if not isinstance(each, _Import))
                yield from _statements(inner)
            case ast.If(test=test) if _is_for_types(test):
                yield from _statements(statement.body)
            case _:
                pass


def _is_for_types(test: ast.expr) -> bool:
    match test:
        case ast.Name(id="TYPE_CHECKING") | ast.Attribute(attr="TYPE_CHECKING"):
            return True
        case _:
            return False


def _bound(unit: SourceUnit, node: _Import) -> Iterator[Bound]:
    if isinstance(node, ast.ImportFrom) and node.module == "__future__":
        return
    for alias in node.names:
        name = _name(alias)
        # `import a as a` hands the name on, and an underscore says that it is not to be used.
        if alias.name == "*" or alias.asname == alias.name or name.startswith("_"):
            continue
        is_module = isinstance(node, ast.Import)
        yield Bound(
            name=name,
            module=alias.name if isinstance(node, ast.Import) else absolute(unit, node),
            member="" if is_module else alias.name,
            has_alias=alias.asname is not None,
            node=alias,
        )


def _name(alias: ast.alias) -> str:
    return alias.asname or alias.name.partition(".")[0]


def _is_kept(unit: SourceUnit, statement: _Import, alias: ast.alias) -> bool:
    lines = unit.lines()
    numbers = {statement.lineno, alias.lineno, statement.end_lineno or statement.lineno}
    return any(_KEPT.search(lines[number - 1]) for number in numbers if number <= len(lines))


def _used(tree: ast.Module) -> Iterator[str]:
    """Give all names that are read, written or declared, and the words of all texts."""
    documentation: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name):
                yield name
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                yield from names
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.ClassDef(name=name) | ast.ExceptHandler(name=str(name)):
                yield name
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield name
            case ast.MatchMapping(rest=str(name)):
                yield name
            case ast.Expr(value=ast.Constant(value=str(text))):
                if _DOCTEST not in text:
                    documentation.add(id(node.value))
            case ast.Constant(value=str(text)) if id(node) not in documentation:
                yield from _WORD.findall(text)
            case ast.Attribute(value=ast.Name(id="sys"), attr="modules"):
                # The module may be asked for its own names.
                yield from _BY_NAME
            case _:
                pass
