"""A promise is compared by `is`."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.bodies.promise_names import PromiseNames
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("promise-identity", Severity.ERROR, "a promise is compared by `is`")


def find(body: Body, promises: PromiseNames) -> Iterator[Diagnostic]:
    """Find `is` between a promise and a constant: the answer is the same for every run."""
    for node in body.own:
        if isinstance(node, (ast.Call, ast.Match)):
            yield from _otherwise(body, node, promises)
        if not isinstance(node, ast.Compare):
            continue
        sides = [node.left, *node.comparators]
        for left, operator, right in zip(sides, node.ops, sides[1:], strict=False):
            if not isinstance(operator, (ast.Is, ast.IsNot)):
                continue
            for promise, other in ((left, right), (right, left)):
                if isinstance(other, ast.Constant) and promises.is_promise(promise):
                    yield _finding(body, node, promise, isinstance(operator, ast.Is))


def _otherwise(
    body: Body, node: ast.Call | ast.Match, promises: PromiseNames
) -> Iterator[Diagnostic]:
    """Find what asks for the class of a promise, or matches it with None, True or False."""
    match node:
        case ast.Call(
            func=ast.Name(id="isinstance"), args=[asked, ast.Name() as wanted], keywords=[]
        ) if promises.is_promise(asked) and wanted.id not in ("Promise", "VoidPromise"):
            yield CODE.at(
                body.span(node),
                f"`{ast.unparse(node)}` is always false: `{ast.unparse(asked)}` is a promise here",
                hint="decide in a task",
            )
        case ast.Match(subject=subject, cases=cases) if promises.is_promise(subject):
            for case in cases:
                pattern = case.pattern
                if isinstance(pattern, ast.MatchSingleton):
                    yield CODE.at(
                        body.span(subject),
                        f"`{ast.unparse(subject)}` is a promise here, and never `{pattern.value}`",
                        hint="use `conditional(…)`, or decide in a task",
                    )
                    return
        case _:
            return


def _finding(body: Body, node: ast.Compare, promise: ast.expr, is_positive: bool) -> Diagnostic:
    answer = "false" if is_positive else "true"
    return CODE.at(
        body.span(node),
        f"`{ast.unparse(node)}` is always {answer}: `{ast.unparse(promise)}` is a promise here",
        hint="use `conditional(…).if_(x.is_none())`, or decide in a task",
    )
