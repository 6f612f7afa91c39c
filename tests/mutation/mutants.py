"""Mutants of a file: a rule that finds nothing, or one condition turned around."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FINDS = "Iterator[Diagnostic]"
ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of one file. `place` names it as long as the text there stays."""

    path: str
    line: int
    place: str
    source: str

    @property
    def module(self) -> str:
        """The name that the file is imported by."""
        parts = Path(self.path).with_suffix("").parts[1:]
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def mutants_of(path: str, text: str) -> Iterator[Mutant]:
    """Give all mutants of a file, from the top."""
    tree = ast.parse(text)
    for node, place in _places(tree):
        changed = ast.parse(text)
        twin = next(each for each, other in _places(changed) if other == place)
        if isinstance(twin, ast.FunctionDef):
            twin.body = ast.parse("yield from ()").body
        else:
            _turn_around(changed, twin)
        source = ast.unparse(ast.fix_missing_locations(changed))
        yield Mutant(path, node.lineno, place, source)


def _places(tree: ast.Module) -> list[tuple[ast.FunctionDef | ast.expr, str]]:
    """Give what can be changed, each with a name of its own."""
    found: list[tuple[ast.FunctionDef | ast.expr, str]] = []
    seen: dict[str, int] = {}
    for function in _functions(tree):
        if function.returns is not None and ast.unparse(function.returns) == _FINDS:
            found.append((function, f"{function.name}: removed"))
        for condition in _conditions(function):
            name = f"{function.name}: {ast.unparse(condition)}"
            seen[name] = seen.get(name, 0) + 1
            again = f" ({seen[name]})" if seen[name] > 1 else ""
            found.append((condition, f"{name}{again}"))
    return found


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            yield node


def _conditions(function: ast.FunctionDef) -> Iterator[ast.expr]:
    """Give the conditions of a function, without those of functions in it.

    Of what is joined by `and` and `or` it is each part.
    """
    tests: list[ast.expr] = []
    for node in _own(function):
        match node:
            case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
                tests.append(test)
            case ast.comprehension(ifs=ifs):
                tests += ifs
            case ast.match_case(guard=ast.expr() as guard):
                tests.append(guard)
            case ast.Return(value=ast.Compare() | ast.BoolOp() as value):
                tests.append(value)
            case ast.Return(value=ast.UnaryOp(op=ast.Not()) as value):
                tests.append(value)
            case ast.Call(func=ast.Name(id="any" | "all"), args=[ast.GeneratorExp(elt=part)]):
                tests.append(part)
            case _:
                pass
    for test in sorted(tests, key=lambda each: (each.lineno, each.col_offset)):
        yield from _parts(test)


def _own(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef):
            yield child
            yield from _own(child)


def _parts(test: ast.expr) -> Iterator[ast.expr]:
    match test:
        case ast.BoolOp(values=values):
            for value in values:
                yield from _parts(value)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield from _parts(operand)
        case ast.Constant():
            pass
        case _:
            yield test


def _turn_around(tree: ast.Module, condition: ast.expr) -> None:
    class Turner(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            if node is condition:
                return ast.UnaryOp(op=ast.Not(), operand=condition)
            self.generic_visit(node)
            return node

    Turner().visit(tree)
