"""A function returns a value that its signature does not declare."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.bodies.given import GivenValues, is_none
from flowc.dialects.flytekit.bodies.promise_names import PromiseNames
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("undeclared-output", Severity.ERROR, "a task returns a value that it does not declare")


def find_in_task(body: Body, values: GivenValues) -> Iterator[Diagnostic]:
    """Find a value that a task returns; what a call gives may be None, and is left out."""
    yield from _find(body, lambda node: _is_value(node, values))


def find_in_workflow(body: Body, values: GivenValues) -> Iterator[Diagnostic]:
    """Find a promise or a constant that a workflow returns."""
    promises = PromiseNames(body)

    yield from _find(body, lambda node: promises.is_promise(node) or _is_value(node, values))


def _find(body: Body, is_output: Callable[[ast.expr], bool]) -> Iterator[Diagnostic]:
    """Find values that are returned and not declared: they are dropped without a word."""
    if isinstance(body.node, ast.Lambda) or body.function.is_generator:
        return
    for node in body.own:
        match node:
            case ast.Return(value=ast.expr() as value) if is_output(value):
                name = body.function.name
                yield CODE.at(
                    body.function.span,
                    f"`{name}` returns a value in line {node.lineno}, but declares no output",
                    hint=f"write `def {name}(…) -> <type>:`",
                )
                return
            case _:
                pass


def _is_value(node: ast.expr, values: GivenValues) -> bool:
    every = (given for _, given in values.every(node))
    return any(given is not None and not is_none(given) for given in every)
