"""A promise is the key of a dict or a member of a set."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.bodies.promise_names import PromiseNames
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("promise-as-key", Severity.ERROR, "a promise is a key of a dict or a member of a set")


def find(body: Body, promises: PromiseNames) -> Iterator[Diagnostic]:
    """Find promises that are hashed: equal values would make two keys."""
    for node in body.own:
        for part in _hashed(node):
            if promises.is_promise(part):
                yield CODE.at(
                    body.span(part),
                    f"`{ast.unparse(part)}` is a promise: what is hashed is not its value",
                    hint="make the mapping in a task",
                )


def _hashed(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.Dict(keys=keys):
            return [key for key in keys if key is not None]
        case ast.Set(elts=members):
            return members
        case ast.DictComp(key=part) | ast.SetComp(elt=part):
            return [part]
        case ast.Call(func=ast.Name(id="set" | "frozenset"), args=[ast.List() | ast.Tuple() as of]):
            return of.elts
        case _:
            return []
