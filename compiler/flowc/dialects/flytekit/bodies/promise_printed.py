"""A workflow prints or logs a promise."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.bodies.promise_names import PromiseNames
from flowc.frontend.interpreter.values import External
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("promise-printed", Severity.WARNING, "a workflow prints or logs a promise")
LEVELS = frozenset(("debug", "info", "warning", "error", "critical", "exception", "log"))


def find(body: Body, promises: PromiseNames) -> Iterator[Diagnostic]:
    """Find output of promises: it is written once, when the workflow is compiled."""
    for node in body.own:
        if not isinstance(node, ast.Call) or not _writes(body, node.func):
            continue
        for argument in node.args:
            if promises.is_promise(argument):
                yield CODE.at(
                    body.span(node),
                    f"`{ast.unparse(argument)}` is a promise: its value is not known yet, "
                    "and this runs once, when the workflow is compiled",
                    hint="print it in a task",
                )
                break


def _writes(body: Body, function: ast.expr) -> bool:
    match body.value(function):
        case External(name="builtins.print" | "pprint.pprint" | "rich.print"):
            return True
        case External(name=name) if name.startswith("logging."):
            return True
        case _:
            return isinstance(function, ast.Attribute) and _is_logger(function)


def _is_logger(function: ast.Attribute) -> bool:
    """Tell whether a method is one of those that loggers have, called on what is named as one."""
    match function.value:
        case ast.Name(id=name):
            return function.attr in LEVELS and name.strip("_").lower() in ("log", "logger")
        case _:
            return False
