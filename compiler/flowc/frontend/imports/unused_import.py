"""An import in a module with tasks or workflows that nothing uses."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Collection, Iterator
from enum import Enum

from flowc.frontend.discover import INIT, SourceTree
from flowc.frontend.imports.bound import Bound, absolute, unused
from flowc.frontend.imports.takers import EVERYTHING, taken
from flowc.frontend.interpreter.world import Loader, SourceUnit
from flowc_ir.diagnostic import Code, Diagnostic, Report, Severity
from flowc_ir.source import Span

CODE = Code("unused-import", Severity.WARNING, "an import is not used")

_FIXTURES = "conftest.py"
_WITH_EFFECTS = frozenset(
    "antigravity encodings idlelib lib2to3 readline rlcompleter site sitecustomize this tkinter "
    "turtle turtledemo usercustomize".split()  # noqa: SIM905
)
"""Modules of the standard library that are imported for what they do then."""
_QUIET_DECORATORS = frozenset(
    "actor_cache abstractmethod cache cached_property dataclass dataclass_json dynamic eager "
    "final fixture kickoff_time lru_cache overload property runtime_checkable staticmethod task "
    "total_ordering unique workflow wraps".split()  # noqa: SIM905
)
"""What stands above definitions and tells nobody else of them."""


class Quiet(Enum):
    """Whether a module does nothing that outlasts its import: for certain, maybe, or not."""

    YES = "yes"
    UNKNOWN = "unknown"
    NO = "no"


def report_unused_imports(
    units: dict[str, SourceUnit],
    paths: Collection[str],
    tree: SourceTree,
    loader: Loader,
    of_library: Callable[[str], Quiet],
    report: Report,
) -> None:
    """Report the unused imports of some files, by path, where no error stands already.

    `units` are the files that were parsed, by path. `of_library` judges modules that are neither of
    the project nor of Python.
    """
    wrong = {
        (found.span.path, found.span.line)
        for found in report.diagnostics
        if found.code.severity is Severity.ERROR
    }
    judge = _Judge(loader, of_library)
    candidates = {path: found for path in paths if (found := _candidates(units, path))}
    if not candidates:
        return
    takings = taken(tree, units, [units[path].module for path in candidates])
    for path, found in candidates.items():
        elsewhere = takings[units[path].module.rpartition(".")[2]]
        for bound in found:
            if bound.name in elsewhere or EVERYTHING in elsewhere:
                continue
            if (path, bound.node.lineno) not in wrong:
                for each in judge.judged(units[path], bound):
                    report.add(each)


def _candidates(units: dict[str, SourceUnit], path: str) -> list[Bound]:
    if path not in units or path.rpartition("/")[2] in (INIT, _FIXTURES):
        return []
    return unused(units[path])


class _Judge:
    """Tells whether an import may be there for what its module does then."""

    def __init__(self, loader: Loader, of_library: Callable[[str], Quiet]) -> None:
        self._loader = loader
        self._of_library = of_library
        self._quiet: dict[str, Quiet] = {}

    def judged(self, unit: SourceUnit, bound: Bound) -> Iterator[Diagnostic]:
        module = bound.module
        if not module:
            return
        is_own = self._loader.owns(module.partition(".")[0])
        quiet = self._quiet_of(bound)
        names_itself = bool(bound.member) or bound.has_alias
        if quiet is Quiet.NO or (not names_itself and (is_own or quiet is not Quiet.YES)):
            return
        node = bound.node
        span = Span(
            unit.path, node.lineno, node.col_offset, node.end_lineno or 0, node.end_col_offset or 0
        )
        origin = f"`{bound.name}`, imported from `{module}`" if bound.member else f"`{module}`"
        certain = quiet is Quiet.YES and (bound.stays or not is_own)
        hint = "take it away" if certain else "take it away, unless importing it is what you want"
        yield CODE.at(span, f"nothing uses {origin}", hint=hint)

    def _quiet_of(self, bound: Bound) -> Quiet:
        """Judge an import; names of modules have no capitals."""
        name = f"{bound.module}.{bound.member}" if bound.member else bound.module
        is_module = bound.member.islower()
        if is_module and self._loader.owns(name.partition(".")[0]):
            is_module = self._loader.find(name) is not None
        if bound.stays and bound.member and not is_module:
            return Quiet.YES
        return self._module(name)

    def _module(self, name: str) -> Quiet:
        """Judge a module, and what its own import imports; a name in a module is one too."""
        if name not in self._quiet:
            self._quiet[name] = Quiet.YES  # a circle adds nothing
            self._quiet[name] = self._found(name)
        return self._quiet[name]

    def _found(self, name: str) -> Quiet:
        top = name.partition(".")[0]
        if not self._loader.owns(top):
            if top in sys.stdlib_module_names:
                return Quiet.NO if top in _WITH_EFFECTS else Quiet.YES
            return self._of_library(name)
        parent = name.rpartition(".")[0]
        outer = self._module(parent) if parent else Quiet.YES
        unit = self._loader.find(name)
        if unit is None:
            return outer
        inner = self._unit(unit) if isinstance(unit, SourceUnit) else Quiet.NO
        return Quiet.NO if Quiet.NO in (inner, outer) else Quiet.YES

    def _unit(self, unit: SourceUnit) -> Quiet:
        """Judge a module of the project by its statements."""
        for statement in _at_import(unit.tree.body):
            if _acts(statement):
                return Quiet.NO
            for name, is_bare in _imported(unit, statement):
                quiet = self._module(name)
                if quiet is Quiet.NO or (is_bare and quiet is not Quiet.YES):
                    return Quiet.NO
        return Quiet.YES


def _at_import(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Give the statements that run when a module is imported, from the outside."""
    for statement in body:
        yield statement
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        for inner in ast.iter_child_nodes(statement):
            if isinstance(inner, ast.stmt):
                yield from _at_import([inner])
            elif isinstance(inner, (ast.ExceptHandler, ast.match_case)):
                yield from _at_import(inner.body)


def _acts(statement: ast.stmt) -> bool:
    """Tell whether a statement may tell others of something: by a call, or by a decorator."""
    match statement:
        case ast.Expr(value=ast.Constant()):
            return False
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return any(_last(each) not in _QUIET_DECORATORS for each in statement.decorator_list)
        case ast.Assign(targets=targets):
            return any(not isinstance(each, (ast.Name, ast.Tuple)) for each in targets)
        case ast.AugAssign() | ast.Delete() | ast.Expr():
            return True
        case _:
            return False


def _last(decorator: ast.expr) -> str:
    match decorator:
        case ast.Call(func=function):
            return _last(function)
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
        case _:
            return ""


def _imported(unit: SourceUnit, statement: ast.stmt) -> Iterator[tuple[str, bool]]:
    """Give what a statement imports, and whether it may be for nothing but what that does."""
    match statement:
        case ast.Import(names=names):
            yield from ((alias.name, alias.asname is None) for alias in names)
        case ast.ImportFrom(names=names) if statement.module != "__future__":
            module = absolute(unit, statement)
            for alias in names:
                yield (module if alias.name == "*" else f"{module}.{alias.name}"), False
        case _:
            pass
