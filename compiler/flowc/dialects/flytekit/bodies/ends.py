"""Whether control falls off the end of a function."""

from __future__ import annotations

import ast
import enum
import sys
from collections.abc import Iterable, Sequence, Set

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.bodies.exhaustive import may_be_all
from flowc.dialects.flytekit.entity import FlyteEntity, entity_of
from flowc.frontend.interpreter.values import External, FunctionValue

NEVER_RETURN = frozenset(
    "builtins.exit builtins.quit os._exit os.abort os.execl os.execle os.execlp os.execv os.execve "
    "os.execvp os.execvpe sys.exit typing.assert_never typing_extensions.assert_never".split()
)
"""Functions of Python's library that give control back to nobody."""

_RETURN = frozenset(
    "add append clear close copy debug extend flush info insert items keys mkdir pop remove "
    "rmdir setdefault sort split splitlines strip touch unlink update values warn warning write "
    "writelines write_bytes write_text".split()
)
_ITERATE = frozenset("enumerate filter list map range reversed set sorted tuple zip".split())
_DEPTH = 4


class End(enum.Enum):
    """Whether some way leads past the last statement: certainly none, certainly one, or perhaps."""

    CLOSED = "closed"
    OPEN = "open"
    UNKNOWN = "unknown"


def end_of(body: Body, many: Set[str] = frozenset(), depth: int = 0) -> End:
    """Tell whether a function can end without a `return`.

    `many` are names whose values no list of tests can name all: of numbers and texts.
    """
    return _Ends(body, many, depth).block(statements(body))


def statements(body: Body) -> Sequence[ast.stmt]:
    """Give the statements of a function; a lambda has none."""
    return [] if isinstance(body.node, ast.Lambda) else body.node.body


class _Ends:
    def __init__(self, body: Body, many: Set[str], depth: int) -> None:
        self._body = body
        self._many = many
        self._depth = depth

    def block(self, block: Sequence[ast.stmt]) -> End:
        reached = End.OPEN
        tests: list[ast.expr] = []
        for position, statement in enumerate(block):
            # What one `if` lets through may be all that the next one takes.
            found = _tests(statement)
            tests = [*tests, *found] if found else []
            end = self._statement(statement, position == len(block) - 1, tests)
            if end is End.CLOSED:
                return End.CLOSED
            if end is End.UNKNOWN:
                reached = end
        return reached

    def _statement(self, node: ast.stmt, is_last: bool, tests: list[ast.expr]) -> End:
        match node:
            case ast.Return() | ast.Raise() | ast.Break() | ast.Continue():
                return End.CLOSED
            case ast.If(body=body, orelse=orelse):
                return _join([self.block(body), self._otherwise(orelse, tests)])
            case ast.While(test=test):
                return self._while(node, test)
            case ast.For(iter=source, orelse=orelse):
                return self._for(node, source, orelse)
            case ast.AsyncFor():
                return End.UNKNOWN
            case ast.With(body=body) | ast.AsyncWith(body=body):
                return self.block(body)
            case ast.Try() | ast.TryStar():
                return self._try(node)
            case ast.Match(subject=subject, cases=cases):
                return self._match(subject, cases)
            case ast.Assert(test=ast.Constant(value=value)):
                return End.OPEN if value else End.CLOSED
            case ast.Expr(value=value):
                return self._expression(value, is_last)
            case _:
                return End.OPEN

    def _otherwise(self, orelse: Sequence[ast.stmt], tests: list[ast.expr]) -> End:
        match orelse:
            case []:
                return End.UNKNOWN if may_be_all(tests, self._many) else End.OPEN
            case [ast.If(body=body, orelse=rest)]:
                return _join([self.block(body), self._otherwise(rest, tests)])
            case _:
                return self.block(orelse)

    def _while(self, node: ast.While, test: ast.expr) -> End:
        if isinstance(test, ast.Constant) and test.value:
            return End.OPEN if _breaks(node) else End.CLOSED
        if isinstance(test, ast.Name) and test.id not in self._body.local_names:
            return End.UNKNOWN
        return self._after(node, node.orelse)

    def _for(self, node: ast.For, source: ast.expr, orelse: Sequence[ast.stmt]) -> End:
        match source:
            case ast.Call(func=ast.Name(id=name)) if name in _ITERATE:
                return self._after(node, orelse)
            case ast.Call(func=ast.Attribute(attr=name)) if name in _RETURN:
                return self._after(node, orelse)
            case ast.Call():
                return End.UNKNOWN
            case _:
                return self._after(node, orelse)

    def _after(self, loop: ast.For | ast.While, orelse: Sequence[ast.stmt]) -> End:
        """Go on where a loop has come to its end."""
        return _join([self.block(orelse), *([End.OPEN] if _breaks(loop) else [])])

    def _try(self, node: ast.Try | ast.TryStar) -> End:
        if self.block(node.finalbody) is End.CLOSED:
            return End.CLOSED
        ends = [self.block([*node.body, *node.orelse])]
        return _join([*ends, *(self.block(handler.body) for handler in node.handlers)])

    def _match(self, subject: ast.expr, cases: Sequence[ast.match_case]) -> End:
        ends = [self.block(case.body) for case in cases]
        if not any(_takes_all(case) for case in cases):
            ends.append(End.UNKNOWN)
        return _join(ends)

    def _expression(self, value: ast.expr, is_last: bool) -> End:
        match value:
            case ast.Await(value=inner):
                return self._expression(inner, is_last)
            case ast.Call():
                end = self._call(value)
                return End.OPEN if end is End.UNKNOWN and not is_last else end
            case _:
                return End.OPEN

    def _call(self, call: ast.Call) -> End:
        """Tell whether a call gives control back."""
        value = self._body.value(call.func)
        match value:
            case External(name=name) if name in NEVER_RETURN:
                return End.CLOSED
            case External(name=name) if name.partition(".")[0] in sys.stdlib_module_names:
                return End.OPEN
            case FunctionValue() if self._depth < _DEPTH:
                return self._function(self._body.other(value))
            case _:
                pass
        if value is not None and isinstance(entity_of(value), FlyteEntity):
            return End.OPEN
        return self._named(call.func)

    def _named(self, function: ast.expr) -> End:
        match function:
            case ast.Name(id="exit" | "quit" as name) if name not in self._body.local_names:
                return End.CLOSED
            case ast.Attribute(attr=name) if name in _RETURN:
                return End.OPEN
            case ast.Attribute(value=ast.Name(id=name), attr="error" | "exception" | "critical"):
                return End.OPEN if "log" in name.lower() else End.UNKNOWN
            case _:
                return End.UNKNOWN

    def _function(self, body: Body) -> End:
        if any(isinstance(node, (ast.Return, ast.Yield, ast.YieldFrom)) for node in body.own):
            return End.OPEN
        return end_of(body, depth=self._depth + 1)


def _join(ends: Iterable[End]) -> End:
    found = set(ends)
    return next((end for end in (End.OPEN, End.UNKNOWN) if end in found), End.CLOSED)


def _tests(statement: ast.stmt) -> list[ast.expr]:
    """Give the tests of an `if` without an `else`."""
    tests: list[ast.expr] = []
    while isinstance(statement, ast.If):
        tests.append(statement.test)
        if not statement.orelse:
            return tests
        if len(statement.orelse) != 1:
            return []
        statement = statement.orelse[0]
    return []


def _breaks(loop: ast.For | ast.While) -> bool:
    """Tell whether a loop is left by a `break` of its own."""
    pending: list[ast.AST] = list(loop.body)
    while pending:
        node = pending.pop()
        match node:
            case ast.Break():
                return True
            case ast.For(orelse=orelse) | ast.AsyncFor(orelse=orelse) | ast.While(orelse=orelse):
                pending.extend(orelse)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() | ast.expr():
                pass
            case _:
                pending.extend(ast.iter_child_nodes(node))
    return False


def _takes_all(case: ast.match_case) -> bool:
    if case.guard is not None:
        return False
    return isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
