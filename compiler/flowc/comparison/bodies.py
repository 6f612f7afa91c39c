"""The bodies of tasks, told apart by what Python makes of them, not by how they are written."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from hashlib import sha256

from flowc_ir.program import Program
from flowc_ir.task import Task, UserContainer

_Named = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def bodies_of(program: Program, sources: Mapping[str, str]) -> dict[str, str]:
    """Give a digest of the function of each task, with all of its file that it names.

    Comments, docstrings, layout and decorators have no part in it. What it imports is not followed,
    and a file that is not Python as this Python reads it has no digests.
    """
    modules: dict[str, _Module] = {}
    found: dict[str, str] = {}
    for entity in program.entities:
        if isinstance(entity, Task) and isinstance(entity.target, UserContainer):
            path = entity.span.path
            if path not in modules:
                modules[path] = _Module(sources.get(path, ""))
            digest = modules[path].digest_at(entity.span.line)
            if digest:
                found[entity.name] = digest
    return found


class _Module:
    """One file: its functions by line, and what its names are bound to."""

    def __init__(self, text: str) -> None:
        self._functions: dict[int, ast.FunctionDef | ast.AsyncFunctionDef] = {}
        self._bound: dict[str, list[ast.stmt]] = {}
        try:
            tree = ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return
        for node in ast.walk(tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self._functions[node.lineno] = node
                for decorator in node.decorator_list:
                    self._functions.setdefault(decorator.lineno, node)
        for statement in tree.body:
            for name in _names_bound(statement):
                self._bound.setdefault(name, []).append(statement)

    def digest_at(self, line: int) -> str:
        """Give the digest of the function at a line; empty if there is none."""
        function = self._functions.get(line)
        if function is None:
            return ""
        parts: dict[int, str] = {}
        pending: list[ast.stmt] = [function]
        while pending:
            statement = pending.pop()
            if id(statement) in parts:
                continue
            parts[id(statement)] = _dumped(statement)
            for name in _names_read(statement):
                pending += self._bound.get(name, [])
        own = parts.pop(id(function))
        return sha256("\n".join([own, *sorted(parts.values())]).encode()).hexdigest()


def _names_bound(statement: ast.stmt) -> Iterator[str]:
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            yield name
        case ast.Assign() | ast.AnnAssign() | ast.AugAssign():
            for node in ast.walk(statement):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    yield node.id
        case _:
            pass


def _names_read(statement: ast.stmt) -> Iterator[str]:
    body: list[ast.stmt] = statement.body if isinstance(statement, _Named) else [statement]
    for inner in body:
        for node in ast.walk(inner):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                yield node.id


def _dumped(statement: ast.stmt) -> str:
    """Write what a statement means: a function without its decorators and docstring."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        names = [
            argument.arg for argument in ast.walk(statement.args) if isinstance(argument, ast.arg)
        ]
        body = statement.body[1:] if ast.get_docstring(statement) is not None else statement.body
        return "\n".join([*names, *(ast.dump(inner) for inner in body)])
    return ast.dump(statement)
