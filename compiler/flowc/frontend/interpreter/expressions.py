"""Expressions: from syntax to values."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator

from flowc.frontend.interpreter.assignment import assign
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.forgetting import forget
from flowc.frontend.interpreter.functions import inner_qualname, make_function
from flowc.frontend.interpreter.iteration import walk
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.namespaces import NamespaceValue
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.signals import ItemsLost
from flowc.frontend.interpreter.text import joined_string
from flowc.frontend.interpreter.unordered import OrderFree, Unordered, is_order_free
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    DictValue,
    External,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    SetValue,
    SuperValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span

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
            return _call(machine, node, scope)
        case ast.Subscript():
            owner = machine.evaluate(node.value, scope)
            key = machine.evaluate(node.slice, scope)
            return machine.subscript(owner, key, machine.span(node, scope.module))
        case ast.List(elts=elements):
            return _list(machine, elements, scope)
        case ast.Tuple(elts=elements):
            return _tuple(machine, elements, scope)
        case ast.Dict():
            return _dict(machine, node, scope)
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
            return _comprehension(machine, node, scope)
        case ast.Set(elts=elements):
            items = _elements(machine, elements, scope)
            return items if isinstance(items, Unknown) else _set(machine, items, node, scope)
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
    machine.throw("NameError", f"name '{name}' is not defined", machine.span(node, scope.module))


def _elements(machine: Machine, nodes: list[ast.expr], scope: Scope) -> list[Value] | Unknown:
    items: list[Value] = []
    unknown: Unknown | None = None
    for element in nodes:
        if isinstance(element, ast.Starred):
            value = machine.evaluate(element.value, scope)
            more = machine.iterate(value, machine.span(element, scope.module))
            if isinstance(more, Unknown):
                unknown = more
            else:
                machine.charge(ListValue(more))
                items.extend(more)
        else:
            items.append(machine.evaluate(element, scope))
    return items if unknown is None else unknown.holding(items)


def _list(machine: Machine, nodes: list[ast.expr], scope: Scope) -> Value:
    items = _elements(machine, nodes, scope)
    return ListValue([], items) if isinstance(items, Unknown) else ListValue(items)


def _tuple(machine: Machine, nodes: list[ast.expr], scope: Scope) -> Value:
    items = _elements(machine, nodes, scope)
    return items if isinstance(items, Unknown) else TupleValue(tuple(items))


def _set(machine: Machine, items: list[Value], node: ast.expr, scope: Scope) -> Value:
    made: dict[object, Value] = {}
    for item in items:
        key = machine.key(item, machine.span(node, scope.module))
        if isinstance(key, Unknown):
            return SetValue({}, lost=key)
        made.setdefault(key, item)
    return SetValue(made)


def _dict(machine: Machine, node: ast.Dict, scope: Scope) -> Value:
    result = DictValue({})
    for key_node, value_node in zip(node.keys, node.values, strict=True):
        span = machine.span(value_node, scope.module)
        if key_node is None:
            value = machine.evaluate(value_node, scope)
            _merge(machine, result, value, span)
            continue
        key_value = machine.evaluate(key_node, scope)
        value = machine.evaluate(value_node, scope)
        machine.set_subscript(result, key_value, value, span)
    return result


def _merge(machine: Machine, target: DictValue, value: Value, span: Span) -> None:
    if isinstance(value, InstanceValue) and isinstance(value.payload, DictValue):
        value = value.payload
    if isinstance(value, DictValue) and value.lost is None:
        target.entries.update(value.entries)
    elif isinstance(value, DictValue) and value.lost is not None:
        forget(target, value.lost)
    elif isinstance(value, Unknown):
        forget(target, value)
    else:
        filler = machine.attribute(target, "update", span)
        machine.call_with(filler, value, span=span)


def _call(machine: Machine, node: ast.Call, scope: Scope) -> Value:
    function = machine.evaluate(node.func, scope)
    span = machine.call_span(node, scope.module)
    if isinstance(function, External) and function.name == "builtins.super":
        return _super(machine, node, scope, span)
    call = arguments(machine, node, scope, span)
    if isinstance(call, Unknown):
        machine.unknown_call(function, Call(positional=(), keywords={}, span=span), call)
        return call
    is_bare = not call.positional and not call.keywords
    if is_bare and isinstance(function, External) and function.name in SCOPE_FUNCTIONS:
        return _scope_function(machine, function.name, scope, span)
    return machine.call(function, call)


def arguments(machine: Machine, node: ast.Call, scope: Scope, span: Span) -> Call | Unknown:
    """Evaluate the arguments of a call; unknown if a `*` or `**` argument is."""
    positional = _elements(machine, node.args, scope)
    keywords: dict[str, Value] = {}
    unknown = positional if isinstance(positional, Unknown) else None
    for keyword in node.keywords:
        value = machine.evaluate(keyword.value, scope)
        if keyword.arg is not None:
            keywords[keyword.arg] = value
            continue
        more = _keyword_entries(machine, value, span)
        if isinstance(more, Unknown):
            unknown = more
            continue
        for name in more:
            if name in keywords:
                machine.throw("TypeError", f"multiple values for keyword argument '{name}'", span)
        keywords.update(more)
    if unknown is not None or isinstance(positional, Unknown):
        machine.losses += 1
        return unknown if unknown is not None else Unknown("an argument is not known", span)
    return Call(positional=tuple(positional), keywords=keywords, span=span)


def _keyword_entries(machine: Machine, value: Value, span: Span) -> dict[str, Value] | Unknown:
    if isinstance(value, Unknown):
        return value
    if isinstance(value, InstanceValue) and value.payload is not None:
        value = value.payload
    if not isinstance(value, DictValue):
        return machine.lost("`**` of this object is not followed", span)
    if value.lost is not None:
        return value.lost
    result: dict[str, Value] = {}
    for key, item in value.entries.values():
        if not (isinstance(key, Known) and isinstance(key.value, str)):
            machine.throw("TypeError", "keywords must be strings", span)
        result[key.value] = item
    return result


SCOPE_FUNCTIONS = frozenset({"builtins.globals", "builtins.locals", "builtins.vars"})


def _scope_function(machine: Machine, name: str, scope: Scope, span: Span) -> Value:
    if name == "builtins.globals" or scope.kind is ScopeKind.MODULE:
        return NamespaceValue(scope.module)
    return machine.lost(f"`{name.rpartition('.')[2]}()` is not followed here", span)


def _super(machine: Machine, node: ast.Call, scope: Scope, span: Span) -> Value:
    if node.args:
        given = [machine.evaluate(argument, scope) for argument in node.args]
        if len(given) == 2 and isinstance(given[0], ClassValue):
            return SuperValue(given[0], given[1])
        return machine.lost("`super` with these arguments is not followed", span)
    frame = scope.enclosing_function()
    while frame is not None and frame.owner is None and frame.parent is not None:
        frame = frame.parent.enclosing_function()
    if frame is None or frame.owner is None or frame.first_argument is None:
        return machine.lost("`super()` is used outside a method that is followed", span)
    return SuperValue(frame.owner, frame.first_argument)


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
                return machine.havoc([_handed_on(operand) for operand in rest], scope, holds)
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
    rest: list[ast.stmt] = [_handed_on(operand) for operand in node.values[position + 1 :]]
    return machine.havoc(rest, scope, unknown)


def _handed_on(node: ast.expr) -> ast.stmt:
    """Wrap an expression in a statement that keeps its value."""
    return ast.copy_location(ast.Assign(targets=[], value=node), node)


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
        return machine.havoc([_handed_on(node.body), _handed_on(node.orelse)], scope, holds)
    return machine.evaluate(node.body if holds else node.orelse, scope)


def _slice(machine: Machine, node: ast.Slice, scope: Scope) -> Value:
    bounds: list[object] = []
    for part in (node.lower, node.upper, node.step):
        value = NONE if part is None else machine.evaluate(part, scope)
        if not isinstance(value, Known):
            return value if isinstance(value, Unknown) else Unknown("a bound is not known")
        bounds.append(value.value)
    return Known(slice(*bounds))


Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp


COMPREHENSION_NAMES: dict[type[Comprehension], str] = {
    ast.ListComp: "<listcomp>",
    ast.SetComp: "<setcomp>",
    ast.DictComp: "<dictcomp>",
    ast.GeneratorExp: "<genexpr>",
}


def _comprehension(machine: Machine, node: Comprehension, scope: Scope) -> Value:
    label = COMPREHENSION_NAMES[type(node)]
    inner = Scope(ScopeKind.COMPREHENSION, scope.module, {}, scope, inner_qualname(scope, label))
    inner.function = scope.function
    first = machine.evaluate(node.generators[0].iter, scope)
    if isinstance(first, Unordered) and first.ordered is None:
        if isinstance(node, OrderFree):
            if is_order_free(machine, node, scope):
                return _in_any_order(machine, node, first, inner)
    items = walk(machine, first, machine.span(node.generators[0].iter, scope.module))
    rounds = _rounds(machine, node, 0, items, inner)
    if isinstance(node, ast.GeneratorExp):
        return IteratorValue(_lazily(machine, node, rounds, inner), (first,))
    try:
        return _collected(machine, node, rounds, inner)
    except ItemsLost as lost:
        return _lost_comprehension(machine, node, lost.unknown, inner)


def _in_any_order(machine: Machine, node: OrderFree, first: Unordered, inner: Scope) -> Value:
    items = first.in_any_order()
    if isinstance(items, Unknown):
        return items
    try:
        values = [
            machine.evaluate(node.elt, inner) for _ in _rounds(machine, node, 0, iter(items), inner)
        ]
    except ItemsLost as lost:
        return lost.unknown
    if isinstance(node, ast.SetComp):
        return _set(machine, values, node, inner)
    return Unordered(values, is_iterator=isinstance(node, ast.GeneratorExp))


def _lazily(
    machine: Machine, node: ast.GeneratorExp, rounds: Iterator[None], inner: Scope
) -> Iterator[Value]:
    try:
        for _ in rounds:
            yield machine.evaluate(node.elt, inner)
    except ItemsLost as lost:
        raise ItemsLost(machine.havoc([_handed_on(node)], inner, lost.unknown)) from None


def _lost_comprehension(
    machine: Machine, node: Comprehension, unknown: Unknown, inner: Scope
) -> Value:
    """Forget what a comprehension could change that may or may not go on."""
    unknown = machine.havoc([_handed_on(node)], inner, unknown)
    if isinstance(node, ast.SetComp):
        return SetValue({}, lost=unknown)
    return DictValue({}, unknown) if isinstance(node, ast.DictComp) else ListValue([], unknown)


def _collected(
    machine: Machine,
    node: ast.ListComp | ast.SetComp | ast.DictComp,
    rounds: Iterator[None],
    inner: Scope,
) -> Value:
    if isinstance(node, ast.DictComp):
        result = DictValue({})
        span = machine.span(node, inner.module)
        for _ in rounds:
            key = machine.evaluate(node.key, inner)
            machine.set_subscript(result, key, machine.evaluate(node.value, inner), span)
        return result
    values = [machine.evaluate(node.elt, inner) for _ in rounds]
    if isinstance(node, ast.ListComp):
        return ListValue(values)
    return _set(machine, values, node, inner)


def _rounds(
    machine: Machine, node: Comprehension, position: int, items: Iterator[Value], inner: Scope
) -> Iterator[None]:
    """Bind the targets of a comprehension, once for each element that it makes."""
    generator = node.generators[position]
    for item in items:
        machine.steps -= 1
        if machine.steps < 0:
            machine.exhaust(node, inner)
        assign(machine, generator.target, item, inner)
        if not all(_passes(machine, test, inner) for test in generator.ifs):
            continue
        if position + 1 == len(node.generators):
            yield
            continue
        iterable = node.generators[position + 1].iter
        source = machine.evaluate(iterable, inner)
        more = walk(machine, source, machine.span(iterable, inner.module))
        yield from _rounds(machine, node, position + 1, more, inner)


def _passes(machine: Machine, test: ast.expr, inner: Scope) -> bool:
    value = machine.evaluate(test, inner)
    holds = machine.truth(value, machine.span(test, inner.module))
    if isinstance(holds, Unknown):
        raise ItemsLost(holds)
    return holds


def _await(machine: Machine, node: ast.Await, scope: Scope) -> Value:
    machine.evaluate(node.value, scope)
    return machine.lost("`await` is not followed", machine.span(node, scope.module))
