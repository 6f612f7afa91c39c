"""Statements: assignment, control flow and definitions."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from flowc.frontend.interpreter.assignment import assign
from flowc.frontend.interpreter.attribute_writing import delete_attribute
from flowc.frontend.interpreter.classes import define_class
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.exceptions import run_try, throw
from flowc.frontend.interpreter.functions import annotation_of, make_function
from flowc.frontend.interpreter.imports import import_from, import_names
from flowc.frontend.interpreter.iteration import walk
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.matching import run_match
from flowc.frontend.interpreter.operators import DUNDERS
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.signals import Break, Completion, Continue, ItemsLost, Return
from flowc.frontend.interpreter.type_parameters import type_scope, with_generic_base
from flowc.frontend.interpreter.values import NONE, InstanceValue, Known, ListValue, Unknown, Value
from flowc.frontend.interpreter.with_blocks import run_with
from flowc_ir.source import Span

Loop = ast.For | ast.AsyncFor | ast.While
BREAK = Break()
CONTINUE = Continue()
AUGMENTED: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.Pow: "**", ast.LShift: "<<", ast.RShift: ">>", ast.BitAnd: "&", ast.BitOr: "|",
    ast.BitXor: "^", ast.MatMult: "@",
}  # fmt: skip


def execute(machine: Machine, statements: Sequence[ast.stmt], scope: Scope) -> Completion | None:
    """Run statements in order; a completion says that they ended early."""
    for position, statement in enumerate(statements):
        machine.steps -= 1
        if machine.steps < 0:
            machine.exhaust(statement, scope)
        completion = _run(machine, statement, scope)
        if completion is not None:
            return completion
        if (left := scope.left_early or scope.loop_left) is not None:
            # Whether the rest runs at all is not known.
            machine.havoc(statements[position + 1 :], scope, left)
            return None
    return None


def _run(machine: Machine, node: ast.stmt, scope: Scope) -> Completion | None:
    match node:
        case ast.Expr(value=value):
            machine.evaluate(value, scope)
        case ast.Assign():
            _assign_statement(machine, node, scope)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            _define_function(machine, node, scope)
        case ast.Return(value=result):
            returned = NONE if result is None else machine.evaluate(result, scope)
            machine.returned = node
            return Return(returned)
        case ast.If():
            return _run_if(machine, node, scope)
        case ast.AnnAssign():
            _annotated_assignment(machine, node, scope)
        case ast.Import():
            import_names(machine, node, scope)
        case ast.ImportFrom():
            import_from(machine, node, scope)
        case ast.ClassDef():
            cls = _define_class(machine, node, scope)
            scope.bind(node.name, _decorate(machine, node.decorator_list, cls, scope))
        case ast.For() | ast.AsyncFor():
            return _run_for(machine, node, scope)
        case _:
            return _run_rarer(machine, node, scope)
    return None


def _run_rarer(machine: Machine, node: ast.stmt, scope: Scope) -> Completion | None:
    match node:
        case ast.Pass():
            return None
        case ast.AugAssign():
            _augmented_assignment(machine, node, scope)
        case ast.While():
            return _run_while(machine, node, scope)
        case ast.Break():
            return BREAK
        case ast.Continue():
            return CONTINUE
        case ast.Try() | ast.TryStar():
            return run_try(machine, node, scope)
        case ast.With() | ast.AsyncWith():
            return run_with(machine, node, scope)
        case ast.Raise():
            throw(machine, node, scope)
        case ast.Match():
            return run_match(machine, node, scope)
        case ast.Assert():
            _run_assert(machine, node, scope)
        case ast.Delete(targets=targets):
            for target in targets:
                _delete(machine, target, scope)
        case ast.Global(names=names):
            scope.global_names.update(names)
        case ast.Nonlocal(names=names):
            scope.nonlocal_names.update(names)
        case _:
            machine.lost(
                f"a {type(node).__name__} is not executed", machine.span(node, scope.module)
            )
    return None


def _assign_statement(machine: Machine, node: ast.Assign, scope: Scope) -> None:
    value = machine.evaluate(node.value, scope)
    for target in node.targets:
        assign(machine, target, value, scope)


def _annotated_assignment(machine: Machine, node: ast.AnnAssign, scope: Scope) -> None:
    # The value is stored first: the annotation of `date: date = date(…)` is the value.
    if node.value is not None:
        assign(machine, node.target, machine.evaluate(node.value, scope), scope)
    if scope.kind is not ScopeKind.FUNCTION and isinstance(node.target, ast.Name) and node.simple:
        annotation = annotation_of(machine, node.annotation, scope)
        name = node.target.id
        if scope.kind is ScopeKind.CLASS and scope.owner is not None:
            scope.owner.annotations[name] = annotation
            scope.owner.annotation_spans[name] = machine.span(node, scope.module)


def _augmented_assignment(machine: Machine, node: ast.AugAssign, scope: Scope) -> None:
    span = machine.span(node, scope.module)
    operator = AUGMENTED[type(node.op)]
    target = node.target
    if isinstance(target, ast.Name):
        old = machine.evaluate(ast.copy_location(ast.Name(target.id, ast.Load()), target), scope)
        new = _in_place(machine, operator, old, machine.evaluate(node.value, scope), span)
        scope.bind(target.id, new)
    elif isinstance(target, ast.Attribute):
        owner = machine.evaluate(target.value, scope)
        old = machine.attribute(owner, target.attr, span)
        new = _in_place(machine, operator, old, machine.evaluate(node.value, scope), span)
        machine.set_attribute(owner, target.attr, new, span)
    else:
        owner = machine.evaluate(target.value, scope)
        key = machine.evaluate(target.slice, scope)
        old = machine.subscript(owner, key, span)
        new = _in_place(machine, operator, old, machine.evaluate(node.value, scope), span)
        machine.set_subscript(owner, key, new, span)


def _in_place(machine: Machine, operator: str, old: Value, given: Value, span: Span) -> Value:
    """Apply `+=` and the like; a list is extended in place."""
    if isinstance(old, Unknown):
        # What it stands for may be changed in place.
        machine.lose([old], old)
    if isinstance(old, ListValue) and operator == "+":
        machine.call_with(machine.attribute(old, "extend", span), given, span=span)
        return old
    if isinstance(old, InstanceValue):
        own = machine.find_attribute(old, f"__i{DUNDERS[operator]}__", span)
        if own is not None:
            result = machine.call_with(own, given, span=span)
            if not (isinstance(result, Known) and result.value is NotImplemented):
                return result
        if isinstance(old.payload, ListValue) and operator == "+":
            _in_place(machine, operator, old.payload, given, span)
            return old
    method = machine.registry.methods.get(type(old), {}).get(f"__i{operator}__")
    if method is not None:
        return method(machine, old, Call(positional=(given,), keywords={}, span=span))
    return machine.binary(operator, old, given, span)


def _run_if(machine: Machine, node: ast.If, scope: Scope) -> Completion | None:
    test = machine.evaluate(node.test, scope)
    holds = machine.truth(test, machine.span(node.test, scope.module))
    if isinstance(holds, Unknown):
        machine.explore((node.body, node.orelse), scope, holds)
        machine.havoc([*node.body, *node.orelse], scope, holds)
        return None
    return machine.execute(node.body if holds else node.orelse, scope)


def _run_for(machine: Machine, node: ast.For | ast.AsyncFor, scope: Scope) -> Completion | None:
    source = machine.evaluate(node.iter, scope)
    items = walk(machine, source, machine.span(node.iter, scope.module))
    while True:
        machine.steps -= 1
        if machine.steps < 0:
            machine.exhaust(node, scope)
        try:
            item = next(items, None)
        except ItemsLost as lost:
            if machine.look is not None:
                assign(machine, node.target, lost.unknown, scope)
                machine.explore((node.body,), scope, lost.unknown)
            forget_loop(machine, node, scope, lost.unknown)
            return None
        if item is None:
            return machine.execute(node.orelse, scope)
        assign(machine, node.target, item, scope)
        completion = machine.execute(node.body, scope)
        if isinstance(completion, Break):
            return None
        if isinstance(completion, Return):
            return completion
        if (left := scope.left_early or scope.loop_left) is not None:
            forget_loop(machine, node, scope, left)
            return None


def forget_loop(machine: Machine, node: Loop, scope: Scope, unknown: Unknown) -> None:
    """Forget what a loop could change that may or may not go on."""
    scope.loop_left = None
    machine.havoc([node], scope, unknown)


def _run_while(machine: Machine, node: ast.While, scope: Scope) -> Completion | None:
    while True:
        machine.steps -= 1
        if machine.steps < 0:
            machine.exhaust(node, scope)
        test = machine.evaluate(node.test, scope)
        holds = machine.truth(test, machine.span(node.test, scope.module))
        if isinstance(holds, Unknown):
            machine.explore((node.body,), scope, holds)
            forget_loop(machine, node, scope, holds)
            return None
        if not holds:
            return machine.execute(node.orelse, scope)
        completion = machine.execute(node.body, scope)
        if isinstance(completion, Break):
            return None
        if isinstance(completion, Return):
            return completion
        if (left := scope.left_early or scope.loop_left) is not None:
            forget_loop(machine, node, scope, left)
            return None


def _run_assert(machine: Machine, node: ast.Assert, scope: Scope) -> None:
    test = machine.evaluate(node.test, scope)
    span = machine.span(node, scope.module)
    holds = machine.truth(test, span)
    if isinstance(holds, Unknown) or holds:
        return
    message = ""
    if node.msg is not None:
        text = machine.text(machine.evaluate(node.msg, scope), span)
        message = str(text.value) if isinstance(text, Known) else ""
    machine.throw("AssertionError", message, span)


def _delete(machine: Machine, target: ast.expr, scope: Scope) -> None:
    span = machine.span(target, scope.module)
    match target:
        case ast.Name(id=name):
            home = scope.home(name)
            if name not in home:
                machine.throw("NameError", f"name '{name}' is not defined", span)
            del home[name]
        case ast.Subscript(value=owner_node, slice=key_node):
            owner = machine.evaluate(owner_node, scope)
            key = machine.evaluate(key_node, scope)
            machine.parts.delete_subscript(machine, owner, key, span)
        case ast.Attribute(value=owner_node, attr=name):
            owner = machine.evaluate(owner_node, scope)
            delete_attribute(machine, owner, name, span)
        case ast.Tuple(elts=elements) | ast.List(elts=elements):
            for element in elements:
                _delete(machine, element, scope)
        case _:
            machine.lost("this `del` is not followed", span)


def _define_function(
    machine: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope
) -> None:
    decorators = [machine.evaluate(decorator, scope) for decorator in node.decorator_list]
    value: Value = _make_function(machine, node, scope)
    for decorator, decorator_node in zip(
        reversed(decorators), reversed(node.decorator_list), strict=True
    ):
        value = machine.call_with(decorator, value, span=machine.span(decorator_node, scope.module))
    scope.bind(node.name, value)


def _decorate(machine: Machine, decorators: list[ast.expr], value: Value, scope: Scope) -> Value:
    for node in reversed(decorators):
        decorator = machine.evaluate(node, scope)
        value = machine.call_with(decorator, value, span=machine.span(node, scope.module))
    return value


def _make_function(
    machine: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope
) -> Value:
    around = type_scope(node, scope)
    function = make_function(machine, node, around)
    # Python makes a function with type parameters inside a hidden one that binds them.
    function.is_nested = function.is_nested or around is not scope
    return function


def _define_class(machine: Machine, node: ast.ClassDef, scope: Scope) -> Value:
    around = type_scope(node, scope)
    if around is scope:
        return define_class(machine, node, scope)
    return define_class(machine, with_generic_base(node), around)
