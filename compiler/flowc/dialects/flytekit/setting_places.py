"""Where the settings are written that findings are about.

The IR holds what a setting is, and not where its value came from: a finding of a rule stands at the
task, node or launch plan. Here it is followed back through the sources as far as that is certain.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping

from flowc_ir.diagnostic import Diagnostic, Related
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.source import Span

SETTINGS: dict[str, tuple[str, ...]] = {
    "cron-invalid": ("schedule",),
    "image-invalid": ("container_image", "image", "pod_template"),
    "kickoff-input-invalid": ("schedule",),
    "label-invalid": ("labels",),
    "map-ratio-invalid": ("min_success_ratio",),
    "negative-retries": ("retries",),
    "negative-timeout": ("timeout",),
    "notification-invalid": ("notifications",),
    "pod-container-name-invalid": ("pod_template",),
    "quantity-invalid": ("requests", "limits", "resources", "mem", "cpu", "shared_memory"),
    "request-above-limit": ("limits", "resources"),
    "unknown-image": ("container_image", "image", "pod_template"),
    "unknown-ignored-input": ("cache_ignore_input_vars", "cache"),
    "wrong-setting": (),
}
"""Codes of findings that stand at a task, node or launch plan as a whole, with the keyword
arguments that they may be about: those named by the message, if none are listed."""

_QUOTED = re.compile(r"`([^`]+)`")
_MOST = 400
"""How many expressions are looked through for one finding."""


def at_settings(findings: Iterable[Diagnostic], sources: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Give the findings, those about settings at the argument or constant that is wrong."""
    trees: dict[str, ast.Module | None] = {}
    for found in findings:
        wanted = SETTINGS.get(found.code.name)
        if wanted is None or found.span.path not in sources:
            yield found
            continue
        program = _Program(sources, trees)
        place = _written(program, found, wanted)
        yield found if place is None else _moved(found, place)


@dataclass(frozen=True, slots=True)
class _Piece:
    """An expression, and the file in which it stands."""

    path: str
    node: ast.expr


def _moved(found: Diagnostic, place: Span) -> Diagnostic:
    old = found.span
    is_near = place.path == old.path and abs(place.line - old.line) <= 1
    is_inside = place.path == old.path and old.line <= place.line <= old.end_line
    if is_near or is_inside or _is_decorator(place, old):
        return replace(found, span=place)
    return replace(found, span=place, related=(*found.related, Related(old, "it is used here")))


def _is_decorator(place: Span, old: Span) -> bool:
    """Tell whether a place is so close above a function that a reader sees both."""
    return place.path == old.path and 0 < old.line - place.line <= _CLOSE


_CLOSE = 12


def _written(program: _Program, found: Diagnostic, wanted: tuple[str, ...]) -> Span | None:
    quoted = _QUOTED.findall(found.message)
    names = wanted or tuple(quoted)
    hosts = [*program.hosts(found.span)]
    given = [piece for host in hosts for piece in program.arguments(host, names)]
    given.sort(key=lambda pair: names.index(pair[0]))
    values = [piece for _, piece in given]
    if not wanted:
        # A message names the argument that is wrong first.
        return program.span(_literal(program, values[0])) if values else None
    every = [piece for value in values for piece in program.closure(value)]
    for text in quoted:
        for piece in every:
            if isinstance(piece.node, ast.Constant) and str(piece.node.value) == text:
                return program.span(piece)
    return program.span(program.settled(values[0])) if values else None


def _literal(program: _Program, piece: _Piece) -> _Piece:
    """Give the constant that a name stands for; what a call makes is wrong where it is used."""
    settled = program.settled(piece)
    return piece if isinstance(settled.node, ast.Call) else settled


class _Program:
    """The files of a program as trees, parsed when they are asked for."""

    def __init__(self, sources: Mapping[str, str], trees: dict[str, ast.Module | None]) -> None:
        self._sources = sources
        self._trees = trees

    def tree(self, path: str) -> ast.Module | None:
        """Give the tree of a file; None if this Python does not take it."""
        if path not in self._trees:
            try:
                self._trees[path] = ast.parse(self._sources[path].removeprefix("\ufeff"))
            except (SyntaxError, ValueError, RecursionError, KeyError):
                self._trees[path] = None
        return self._trees[path]

    def hosts(self, span: Span) -> Iterator[_Piece]:
        """Give the calls that make what stands at a span: decorators, or a chain of calls."""
        tree = self.tree(span.path)
        if tree is None:
            return
        for node in ast.walk(tree):
            match node:
                case ast.FunctionDef() | ast.AsyncFunctionDef():
                    if (node.lineno, node.col_offset) == (span.line, span.column):
                        yield from (_Piece(span.path, each) for each in node.decorator_list)
                case ast.Call() if _makes(node, span):
                    yield _Piece(span.path, node)
                case _:
                    pass

    def arguments(self, host: _Piece, names: tuple[str, ...]) -> Iterator[tuple[str, _Piece]]:
        """Give the keyword arguments of some names in calls, wherever they are written."""
        for piece in self.closure(host):
            match piece.node:
                case ast.Call(keywords=keywords):
                    for each in keywords:
                        if each.arg in names:
                            yield each.arg, _Piece(piece.path, each.value)
                case ast.Dict(keys=keys, values=values):
                    for key, value in zip(keys, values, strict=True):
                        if isinstance(key, ast.Constant) and key.value in names:
                            yield str(key.value), _Piece(piece.path, value)
                case _:
                    pass

    def closure(self, start: _Piece) -> Iterator[_Piece]:
        """Give an expression, its parts, and what the names in it are bound to."""
        pending, seen = [start], set[int]()
        while pending and len(seen) < _MOST:
            piece = pending.pop()
            if id(piece.node) in seen:
                continue
            seen.add(id(piece.node))
            yield piece
            bound = self.bound(piece)
            if bound is not None:
                pending.append(bound)
            below = [n for n in ast.iter_child_nodes(piece.node)]
            parts = [n.value if isinstance(n, ast.keyword) else n for n in below]
            exprs = [n for n in parts if isinstance(n, ast.expr)]
            pending.extend(_Piece(piece.path, each) for each in reversed(exprs))

    def settled(self, piece: _Piece) -> _Piece:
        """Follow names to what they are bound to, as far as that is written once."""
        for _ in range(_DEPTH):
            bound = self.bound(piece)
            if bound is None:
                break
            piece = bound
        return piece

    def bound(self, piece: _Piece) -> _Piece | None:
        """Give what a name or an attribute of a class is bound to at the top of a module."""
        tree = self.tree(piece.path)
        if tree is None:
            return None
        match piece.node:
            case ast.Name(id=name):
                return self._bound_in(piece.path, tree.body, name)
            case ast.Attribute(value=ast.Name(id=owner), attr=name):
                return self._member(piece.path, tree, owner, name)
            case _:
                return None

    def span(self, piece: _Piece) -> Span:
        """Give the place of an expression."""
        node = piece.node
        end_line, end_column = node.end_lineno, node.end_col_offset
        return Span(
            piece.path,
            node.lineno,
            node.col_offset,
            node.lineno if end_line is None else end_line,
            node.col_offset if end_column is None else end_column,
        )

    def _member(self, path: str, tree: ast.Module, owner: str, name: str) -> _Piece | None:
        for statement in tree.body:
            if isinstance(statement, ast.ClassDef) and statement.name == owner:
                return self._bound_in(path, statement.body, name)
        other = self._module(tree, owner)
        below = None if other is None else self.tree(other)
        return None if other is None or below is None else self._bound_in(other, below.body, name)

    def _bound_in(self, path: str, body: list[ast.stmt], name: str) -> _Piece | None:
        found: list[_Piece] = []
        for statement in body:
            match statement:
                case ast.Assign(targets=targets, value=value):
                    if any(isinstance(t, ast.Name) and t.id == name for t in targets):
                        found.append(_Piece(path, value))
                case ast.AnnAssign(target=ast.Name(id=target), value=ast.expr() as value):
                    if target == name:
                        found.append(_Piece(path, value))
                case ast.ImportFrom(names=aliases):
                    for alias in aliases:
                        if (alias.asname or alias.name) == name:
                            found.extend(self._imported(statement, alias.name))
                case _:
                    pass
        return found[0] if len(found) == 1 else None

    def _imported(self, statement: ast.ImportFrom, name: str) -> Iterator[_Piece]:
        path = self._path_of(statement.module or "")
        tree = None if path is None else self.tree(path)
        if path is not None and tree is not None:
            bound = self._bound_in(path, tree.body, name)
            if bound is not None:
                yield bound

    def _module(self, tree: ast.Module, name: str) -> str | None:
        """Give the file of a module that is imported under a name."""
        for statement in tree.body:
            match statement:
                case ast.Import(names=aliases):
                    for alias in aliases:
                        if (alias.asname or alias.name) == name:
                            return self._path_of(alias.name)
                case ast.ImportFrom(names=aliases, module=module):
                    for alias in aliases:
                        if (alias.asname or alias.name) == name:
                            return self._path_of(f"{module or ''}.{alias.name}".strip("."))
                case _:
                    pass
        return None

    def _path_of(self, module: str) -> str | None:
        """Give the one file that a module of that name is; None if there are several, or none."""
        end = module.replace(".", "/")
        found = [
            path
            for path in self._sources
            if module and f"/{path.removesuffix('.py')}".endswith(f"/{end}")
        ]
        return found[0] if len(found) == 1 else None


_DEPTH = 8


def _makes(call: ast.Call, span: Span) -> bool:
    """Tell whether a call is the one at a span, or a later link of its chain."""
    link: ast.expr = call
    while isinstance(link, ast.Call):
        if (link.end_lineno, link.end_col_offset) == (span.end_line, span.end_column):
            return (link.lineno, link.col_offset) <= (span.line, span.column)
        link = link.func.value if isinstance(link.func, ast.Attribute) else link.func
    return False
