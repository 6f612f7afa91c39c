"""Expressions: from syntax to values."""

from __future__ import annotations

import ast
import builtins

from flowc.frontend.interpreter.call_syntax import call
from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.comprehensions import comprehension
from flowc.frontend.interpreter.displays import (
    dict_display,
    list_display,
    set_display,
    tuple_display,
)
from flowc.frontend.interpreter.functions import make_function
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.text import joined_string
from flowc.frontend.interpreter.values import (
    NONE,
    Known,
    Unknown,
    Value,
)

BINARY: dict[type[ast.operator], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.Pow: "**", ast.LShift: "<<", ast.RShift: ">>", ast.BitAnd: "&", ast.BitOr: "|",
    ast.BitXor: "^", ast.MatMult: "@",
}  # fmt: skip
COMPARE: dict[type[ast.cmpop], str] = {
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.In: "in", ast.NotIn: "not in", ast.Is: "is", ast.IsNot: "is not",
}  # fmt: skip


def evaluate(machine: Machine, node: ast.expr, scope: Scope) -> Value:
    """Give what is known of the value of an expression."""
    match node:
        case ast.Name():
            return _name(machine, node, scope)
        case ast.Constant(value=value):
            return NONE if value is None else Known(value)
        case ast.Attribute():
            owner = machine.evaluate(node.value, scope)
            return machine.attribute(owner, node.attr, machine.span(node, scope.module))
        case ast.Call():
            return call(machine, node, scope)
        case ast.Subscript():
            owner = machine.evaluate(node.value, scope)
            key = machine.evaluate(node.slice, scope)
            return machine.subscript(owner, key, machine.span(node, scope.module))
        case ast.List(elts=elements):
            return list_display(machine, elements, scope)
        case ast.Tuple(elts=elements):
            return tuple_display(machine, elements, scope)
        case ast.Dict():
            return dict_display(machine, node, scope)
        case ast.BinOp(left=left, op=op, right=right):
            a, b = machine.evaluate(left, scope), machine.evaluate(right, scope)
            return machine.binary(BINARY[type(op)], a, b, machine.span(node, scope.module))
        case ast.JoinedStr():
            return joined_string(machine, node, scope)
        case _:
            return _rarer(machine, node, scope)


def _rarer(machine: Machine, node: ast.expr, scope: Scope) -> Value:
    match node:
        case ast.Compare():
            return _compare(machine, node, scope)
        case ast.BoolOp():
            return _bool_op(machine, node, scope)
        case ast.UnaryOp():
            return _unary(machine, node, scope)
        case ast.IfExp():
            return _conditional(machine, node, scope)
        case ast.Lambda():
            return make_function(machine, node, scope)
        case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
            return comprehension(machine, node, scope)
        case ast.Set():
            return set_display(machine, node, scope)
        case ast.NamedExpr(target=target, value=inner):
            value = machine.evaluate(inner, scope)
            holder = scope
            while holder.kind is ScopeKind.COMPREHENSION and holder.parent is not None:
                holder = holder.parent
            holder.bind(target.id, value)
            return value
        case ast.Slice():
            return _slice(machine, node, scope)
        case ast.Starred():
            return machine.lost(
                "a starred expression stands alone", machine.span(node, scope.module)
            )
        case ast.FormattedValue():
            return joined_string(machine, ast.JoinedStr(values=[node]), scope)
        case ast.Yield() | ast.YieldFrom():
            return machine.lost(
                "`yield` inside an expression is not followed", machine.span(node, scope.module)
            )
        case ast.Await():
            return _await(machine, node, scope)
        case _:
            return machine.lost(
                f"a {type(node).__name__} is not evaluated", machine.span(node, scope.module)
            )


def _name(machine: Machine, node: ast.Name, scope: Scope) -> Value:
    name = node.id
    if (value := scope.lookup(name)) is not None:
        return value
    if scope.is_unbound(name):
        machine.throw(
            "UnboundLocalError" if name in scope.own_names else "NameError",
            f"cannot access local variable '{name}' where it is not associated with a value",
            machine.span(node, scope.module),
        )
    builtin = f"builtins.{name}"
    if builtin in machine.registry.models or builtin in machine.registry.constants:
        return machine.external(builtin)
    if builtin in machine.registry.classes or builtin in machine.registry.reasons:
        return machine.external(builtin)
    if hasattr(builtins, name):
        return machine.external(builtin)
    if scope.module.lost_names is not None:
        return scope.module.lost_names
    machine.throw(
        "NameError",
        f"name '{name}' is not defined",
        machine.span(node, scope.module),
        hint=closest(name, scope.visible()),
    )


def _compare(machine: Machine, node: ast.Compare, scope: Scope) -> Value:
    left = machine.evaluate(node.left, scope)
    span = machine.span(node, scope.module)
    result: Value = Known(True)
    for operator, right_node in zip(node.ops, node.comparators, strict=True):
        right = machine.evaluate(right_node, scope)
        result = machine.compare(COMPARE[type(operator)], left, right, span)
        if right_node is not node.comparators[-1]:
            holds = machine.truth(result, span)
            if isinstance(holds, Unknown):
                rest = node.comparators[node.comparators.index(right_node) + 1 :]
                return machine.havoc_of(rest, scope, holds)
            if not holds:
                return result
        left = right
    return result


def _bool_op(machine: Machine, node: ast.BoolOp, scope: Scope) -> Value:
    is_and = isinstance(node.op, ast.And)
    value: Value = NONE
    for position, operand in enumerate(node.values):
        value = machine.evaluate(operand, scope)
        if position == len(node.values) - 1:
            break
        holds = machine.truth(value, machine.span(operand, scope.module))
        if isinstance(holds, Unknown):
            return _rest_of_bool_op(machine, node, position, is_and, holds, scope)
        if holds != is_and:
            return value
    return value


def _rest_of_bool_op(
    machine: Machine, node: ast.BoolOp, position: int, is_and: bool, unknown: Unknown, scope: Scope
) -> Value:
    """Go on where one operand is unknown: `unknown and False` is false for a condition."""
    return machine.havoc_of(node.values[position + 1 :], scope, unknown)


SIGNS: dict[type[ast.unaryop], str] = {ast.USub: "-", ast.UAdd: "+", ast.Invert: "~"}


def _unary(machine: Machine, node: ast.UnaryOp, scope: Scope) -> Value:
    value = machine.evaluate(node.operand, scope)
    span = machine.span(node, scope.module)
    if isinstance(node.op, ast.Not):
        holds = machine.truth(value, span)
        return holds if isinstance(holds, Unknown) else Known(not holds)
    return machine.unary(SIGNS[type(node.op)], value, span)


def _conditional(machine: Machine, node: ast.IfExp, scope: Scope) -> Value:
    test = machine.evaluate(node.test, scope)
    holds = machine.truth(test, machine.span(node.test, scope.module))
    if isinstance(holds, Unknown):
        machine.explore_each((node.body, node.orelse), scope, holds)
        return machine.havoc_of([node.body, node.orelse], scope, holds)
    return machine.evaluate(node.body if holds else node.orelse, scope)


def _slice(machine: Machine, node: ast.Slice, scope: Scope) -> Value:
    bounds: list[object] = []
    for part in (node.lower, node.upper, node.step):
        value = NONE if part is None else machine.evaluate(part, scope)
        if not isinstance(value, Known):
            return value if isinstance(value, Unknown) else Unknown("a bound is not known")
        bounds.append(value.value)
    return Known(slice(*bounds))


def _await(machine: Machine, node: ast.Await, scope: Scope) -> Value:
    machine.evaluate(node.value, scope)
    return machine.lost("`await` is not followed", machine.span(node, scope.module))
