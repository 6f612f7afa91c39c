"""What exists only if a file is run itself: no worker has it, and nothing registers it."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from flowc.dialects.flytekit.bodies.body import Body, bound_names, parameters_of
from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.values import External, FunctionValue, ModuleValue, Partial
from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.source import Span

ENTITY = Code(
    "main-only-entity", Severity.ERROR, "a task or workflow exists only if its file is run itself"
)
NAME = Code("main-only-name", Severity.ERROR, "a task uses a name that no worker has")

_KINDS = {
    "flytekit.task": "task",
    "flytekit.dynamic": "dynamic workflow",
    "flytekit.eager": "eager workflow",
    "flytekit.workflow": "workflow",
}
_CONDITION = '`if __name__ == "__main__":`'
_BUILTINS = frozenset(dir(builtins))
_DEPTH = 4


class MainOnly:
    """The blocks of all modules that a worker, and `pyflyte`, leave out."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._blocks: dict[str, Sequence[ast.stmt]] = {}
        self._seen: set[Span] = set()

    @cached_property
    def _modules(self) -> list[ModuleValue]:
        """The modules that have such a block."""
        every = self._session.machine.modules.values()
        return [each for each in every if isinstance(each, ModuleValue) and self._block(each)]

    def entities(self) -> Iterator[Diagnostic]:
        """Find tasks and workflows that are defined in such a block."""
        for module in self._modules:
            imported = dict(_imported(self._block(module)))
            for node in self._block(module):
                yield from self._defined(node, module, imported)

    def names(self, body: Body) -> Iterator[Diagnostic]:
        """Find what a task, and the functions that it calls, use of such a block."""
        if self._modules:
            yield from self._names(body, _DEPTH)

    def _names(self, body: Body, depth: int) -> Iterator[Diagnostic]:
        if body.function.span in self._seen:
            return
        self._seen.add(body.function.span)
        module = body.function.module
        bound = {name for node in self._block(module) for name in _bound_below(node)}
        missing = bound - module.namespace.keys() - _BUILTINS
        if missing and module.lost_names is None:
            yield from _used(body, missing)
        for node in (*body.own, *body.inner) if depth else ():
            called = body.value(node.func) if isinstance(node, ast.Call) else None
            if isinstance(called, FunctionValue):
                yield from self._names(body.other(called), depth - 1)

    def _block(self, module: ModuleValue) -> Sequence[ast.stmt]:
        if module.path not in self._blocks:
            unit = self._session.machine.sources.get(module.path)
            has_any = unit is not None and not module.cells and unit.mentions("__main__")
            body = unit.tree.body if unit is not None and has_any else []
            found = [node for node in body if isinstance(node, ast.If) and _is_main(node.test)]
            self._blocks[module.path] = [inner for node in found for inner in node.body]
        return self._blocks[module.path]

    def _defined(
        self, node: ast.stmt, module: ModuleValue, imported: Mapping[str, str]
    ) -> Iterator[Diagnostic]:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                made = node.decorator_list
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(func=called)):
                made = [called]
            case ast.If() | ast.With() | ast.Try() | ast.For():
                for inner in node.body:
                    yield from self._defined(inner, module, imported)
                return
            case _:
                return
        kinds = filter(None, (_kind(each, module, imported) for each in made))
        for kind in list(kinds)[:1]:
            yield ENTITY.at(
                self._session.machine.span(node, module),
                f"{kind} `{name}` stands under {_CONDITION}, where nothing but running the file "
                "itself finds it",
                hint="define it at module level",
            )


def _used(body: Body, missing: set[str]) -> Iterator[Diagnostic]:
    """Give the first use of each name that is not there, unless the function binds it."""
    nodes = [*body.own, *body.inner]
    own = set(body.local_names).union(*map(bound_names, nodes))
    for node in nodes:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            own |= parameters_of(node)
    for node in nodes:
        if isinstance(node, ast.Name) and node.id in missing and node.id not in own:
            own.add(node.id)
            yield NAME.at(
                body.span(node),
                f"`{node.id}` is bound only under {_CONDITION}, which is no part of a worker",
                hint="bind it at module level",
            )


def _is_main(test: ast.expr) -> bool:
    match test:
        case ast.Compare(left=ast.Name(id="__name__"), ops=[ast.Eq()], comparators=[other]):
            return isinstance(other, ast.Constant) and other.value == "__main__"
        case ast.Compare(left=other, ops=[ast.Eq()], comparators=[ast.Name(id="__name__")]):
            return isinstance(other, ast.Constant) and other.value == "__main__"
        case ast.BoolOp(op=ast.And(), values=values):
            return any(map(_is_main, values))
        case _:
            return False


def _bound_below(node: ast.AST) -> Iterator[str]:
    """Give the names that a statement binds at module level."""
    yield from bound_names(node)
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
        for inner in ast.iter_child_nodes(node):
            yield from _bound_below(inner)


def _imported(block: Sequence[ast.stmt]) -> Iterator[tuple[str, str]]:
    for node in block:
        match node:
            case ast.ImportFrom(module=str() as module, names=names):
                for each in names:
                    yield each.asname or each.name, f"{module}.{each.name}"
            case ast.Import(names=names):
                for each in names:
                    yield each.asname or each.name.partition(".")[0], each.name
            case _:
                pass


def _kind(node: ast.expr, module: ModuleValue, imported: Mapping[str, str]) -> str:
    return _KINDS.get(_qualified(node, module, imported), "")


def _qualified(node: ast.expr, module: ModuleValue, imported: Mapping[str, str]) -> str:
    match node:
        case ast.Call(func=function):
            return _qualified(function, module, imported)
        case ast.Attribute(value=inner, attr=name):
            return f"{_qualified(inner, module, imported)}.{name}"
        case ast.Name(id=name):
            match module.namespace.get(name):
                case External(name=found) | Partial(function=External(name=found)):
                    return found
                case _:
                    return imported.get(name, "")
        case _:
            return ""
