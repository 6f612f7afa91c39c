"""A global is changed where no other task or workflow sees it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.frontend.interpreter.values import DictValue, ListValue, SetValue
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code(
    "global-changed", Severity.ERROR, "a workflow, or a task for another one, changes a global"
)
CHANGES = frozenset(
    "add append clear discard extend insert pop popitem remove reverse setdefault sort "
    "update".split()
)


def find_in_workflow(body: Body) -> Iterator[Diagnostic]:
    """Find changes that happen once, when the workflow is compiled."""
    for name, node in changed_globals(body):
        yield CODE.at(
            body.span(node),
            f"`{name}` is changed once, when the workflow is compiled, and in no execution",
            hint="keep it in a task, or hand it on as an output",
        )


def find_in_task(body: Body, others: list[Body]) -> Iterator[Diagnostic]:
    """Find changes that another task or workflow reads, which runs elsewhere."""
    changes = dict(changed_globals(body))
    if not changes:
        return
    for name, node in changes.items():
        for other in others:
            if other is body or other.function.module is not body.function.module:
                continue
            if not _only_reads(other, name):
                continue
            yield CODE.at(
                body.span(node),
                f"`{other.function.name}` reads `{name}` too, but runs in another process, "
                "which sees nothing of this change",
                hint="hand it on as an output",
            )
            break


def changed_globals(body: Body) -> Iterator[tuple[str, ast.expr | ast.stmt]]:
    """Give the globals that a function changes, each with the place."""
    rebound = {name for node in body.own if isinstance(node, ast.Global) for name in node.names}
    for node in body.own:
        match node:
            case ast.Name(id=name, ctx=ast.Store()) if name in rebound:
                yield name, node
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=method)):
                if method in CHANGES and _is_container(body, name):
                    yield name, node
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store() | ast.Del()):
                if _is_container(body, name):
                    yield name, node
            case _:
                pass


def _is_container(body: Body, name: str) -> bool:
    if name in body.local_names:
        return False
    return isinstance(body.function.module.namespace.get(name), (ListValue, DictValue, SetValue))


def _only_reads(other: Body, name: str) -> bool:
    """Tell whether a function reads a global and never changes it."""
    is_read = any(isinstance(node, ast.Name) and node.id == name for node in other.own)
    if not is_read or name in other.local_names:
        return False
    return all(changed != name for changed, _ in changed_globals(other))
