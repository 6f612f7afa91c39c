"""A global is changed where no other task or workflow sees it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.bodies.reach import every_helper, helpers
from flowc.frontend.interpreter.values import (
    ClassValue,
    DictValue,
    InstanceValue,
    ListValue,
    ModuleValue,
    SetValue,
)
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code(
    "global-changed", Severity.ERROR, "a workflow, or a task for another one, changes a global"
)
CHANGES = frozenset(
    "add append appendleft clear discard extend insert pop popitem popleft remove reverse "
    "setdefault sort update".split()
)
_SETTERS = ("setattr", "delattr")


def find_in_workflow(body: Body, tasks: list[Body]) -> Iterator[Diagnostic]:
    """Find changes that happen once, when the workflow is compiled.

    What a function changes that it calls is its own business (it may remember or count something),
    and so is what an object holds (it may be handed on later), unless a task reads that.
    """
    for name, node in changed_globals(body):
        if not _is_of_object(body, node) or any(_only_reads(task, body, name) for task in tasks):
            yield _told_once(body, name, node)
    for node, helper in helpers(body, body.own):
        for each in (helper, *every_helper(helper)):
            for name, _ in changed_globals(each):
                if any(_only_reads(task, each, name) for task in tasks):
                    yield _told_once(body, name, node)


def _is_of_object(body: Body, node: ast.expr | ast.stmt) -> bool:
    match node:
        case (
            ast.Attribute(value=owner)
            | ast.Call(func=ast.Attribute(value=ast.Attribute(value=owner)))
        ):
            return isinstance(body.value(owner), InstanceValue)
        case ast.Call(func=ast.Name(), args=[owner, *_]):
            return isinstance(body.value(owner), InstanceValue)
        case ast.Subscript(value=ast.Attribute(value=owner)):
            return isinstance(body.value(owner), InstanceValue)
        case _:
            return False


def _told_once(body: Body, name: str, node: ast.expr | ast.stmt) -> Diagnostic:
    return CODE.at(
        body.span(node),
        f"`{name}` is changed once, when the workflow is compiled, and in no execution",
        hint="keep it in a task, or hand it on as an output",
    )


def find_in_task(body: Body, others: list[Body]) -> Iterator[Diagnostic]:
    """Find changes that another task or workflow reads, which runs elsewhere."""
    for (name, _), (node, home) in _changes(body).items():
        for other in others:
            if other is not body and _only_reads(other, home, name):
                yield CODE.at(
                    body.span(node),
                    f"`{other.function.name}` reads `{name}` too, but runs in another process, "
                    "which sees nothing of this change",
                    hint="hand it on as an output",
                )
                break


def _changes(body: Body) -> dict[tuple[str, str], tuple[ast.expr | ast.stmt, Body]]:
    """Give what a body changes, itself or by what it calls: name and module → place, and where."""
    found: dict[tuple[str, str], tuple[ast.expr | ast.stmt, Body]] = {}
    for call, helper in helpers(body, body.own):
        for each in (helper, *every_helper(helper)):
            for name, _ in changed_globals(each):
                found.setdefault((name, each.function.module.name), (call, each))
    for name, node in changed_globals(body):
        found[name, body.function.module.name] = (node, body)
    return found


def changed_globals(body: Body) -> Iterator[tuple[str, ast.expr | ast.stmt]]:
    """Give the globals that a function changes, each with the place; `A.b` is one of a class."""
    rebound = {name for node in body.own if isinstance(node, ast.Global) for name in node.names}
    for node in body.own:
        match node:
            case ast.Name(id=name, ctx=ast.Store()) if name in rebound:
                yield name, node
            case ast.Call(func=ast.Attribute(value=owner, attr=method)):
                if method in CHANGES and _is_container(body, owner):
                    yield ast.unparse(owner), node
            case ast.Call(func=function, args=[owner, ast.Constant(value=str() as name), *_]):
                if _is_setter(body, function) and _holds_attributes(body, owner):
                    yield f"{ast.unparse(owner)}.{name}", node
            case ast.Subscript(value=owner, ctx=ast.Store() | ast.Del()):
                if _is_container(body, owner):
                    yield ast.unparse(owner), node
            case ast.Attribute(value=owner, ctx=ast.Store() | ast.Del()):
                if _holds_attributes(body, owner):
                    yield ast.unparse(node), node
            case _:
                pass


def _is_container(body: Body, node: ast.expr) -> bool:
    return isinstance(body.value(node), (ListValue, DictValue, SetValue))


def _holds_attributes(body: Body, node: ast.expr) -> bool:
    return isinstance(body.value(node), (ClassValue, InstanceValue, ModuleValue))


def _is_setter(body: Body, node: ast.expr) -> bool:
    match node:
        case ast.Name(id=name) if name in _SETTERS:
            return name not in body.local_names and body.value(node) is None
        case _:
            return False


def _only_reads(other: Body, home: Body, name: str) -> bool:
    """Tell whether a function reads a global of a module, and nothing that it runs changes it."""
    if other.function.module is not home.function.module:
        return False
    if name.partition(".")[0] in other.local_names or not _reads(other, name):
        return False
    return (name, home.function.module.name) not in _changes(other)


def _reads(body: Body, name: str) -> bool:
    last = name.rpartition(".")[2]
    for node in body.own:
        match node:
            case ast.Name(id=found) if found == name:
                return True
            case ast.Attribute(attr=found) if found == last and ast.unparse(node) == name:
                return True
            case _:
                pass
    return False
