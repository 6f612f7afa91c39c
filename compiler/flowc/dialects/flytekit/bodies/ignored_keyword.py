"""A dataset is made with a keyword that flytekit takes and forgets."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.frontend.interpreter.values import External
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("ignored-keyword", Severity.WARNING, "a keyword is taken and ignored")

_READ = frozenset({"dataframe", "uri", "metadata", "file_format"})
"""What flytekit 1.16.31 types/structured/structured_dataset.py reads; it takes any keyword."""


def find(body: Body) -> Iterator[Diagnostic]:
    """Find keywords of `StructuredDataset` that nothing reads."""
    for node in body.own:
        if not isinstance(node, ast.Call) or not node.keywords:
            continue
        match body.value(node.func):
            case External(name=name) if _is_dataset(name):
                yield from _ignored(body, node)
            case _:
                pass


def _is_dataset(name: str) -> bool:
    return name.startswith("flytekit.") and name.endswith(".StructuredDataset")


def _ignored(body: Body, node: ast.Call) -> Iterator[Diagnostic]:
    for keyword in node.keywords:
        if keyword.arg is None or keyword.arg in _READ:
            continue
        hint = "did you mean `file_format`?" if "format" in keyword.arg else "take it away"
        yield CODE.at(
            body.session.machine.span(keyword, body.function.module),
            f"`StructuredDataset` takes `{keyword.arg}`, and ignores it",
            hint=hint,
        )
