"""Methods of sets and frozensets."""

from __future__ import annotations

from flowc.frontend.interpreter.comparison import element_key
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.forgetting import forget
from flowc.frontend.interpreter.registry import Method, Registry
from flowc.frontend.interpreter.values import NONE, Known, SetValue, Unknown, Value
from flowc.frontend.library.arguments import machine_of
from flowc.frontend.library.builtin_classes import set_of

OPERATORS = {
    "union": "|", "intersection": "&", "difference": "-", "symmetric_difference": "^",
}  # fmt: skip
COMPARISONS = {"issubset": "<=", "issuperset": ">="}


def _set(receiver: Value) -> SetValue:
    return receiver if isinstance(receiver, SetValue) else SetValue({})


def _combined(context: Context, receiver: Value, call: Call, operator: str) -> Value:
    result: Value = SetValue(dict(_set(receiver).items), _set(receiver).frozen, _set(receiver).lost)
    for argument in call.positional:
        other = set_of(context, argument, frozen=False, span=call.span)
        if isinstance(other, Unknown):
            return other
        result = context.binary(operator, result, other, call.span)
    return result


def _operation(operator: str) -> Method:
    return lambda context, receiver, call: _combined(context, receiver, call, operator)


def _update(operator: str) -> Method:
    def method(context: Context, receiver: Value, call: Call) -> Value:
        target = _set(receiver)
        if target.frozen:
            context.throw("AttributeError", "'frozenset' object cannot be changed", call.span)
        made = _combined(context, receiver, call, operator)
        if isinstance(made, SetValue) and made.lost is None:
            target.disturbed = target.disturbed or operator != "|"
            target.items = dict(made.items)
        else:
            target.lost = made if isinstance(made, Unknown) else target.lost
        return NONE

    return method


def _in_place(operator: str) -> Method:
    def method(context: Context, receiver: Value, call: Call) -> Value:
        if _set(receiver).frozen or not isinstance(call.positional[0], (SetValue, Unknown)):
            return context.binary(operator, receiver, call.positional[0], call.span)
        _update(operator)(context, receiver, call)
        return receiver

    return method


def _comparison(operator: str) -> Method:
    def method(context: Context, receiver: Value, call: Call) -> Value:
        other = set_of(context, call.positional[0], frozen=False, span=call.span)
        return context.compare(operator, receiver, other, call.span)

    return method


def _is_disjoint(context: Context, receiver: Value, call: Call) -> Value:
    both = _combined(context, receiver, call, "&")
    holds = context.truth(both, call.span)
    return holds if isinstance(holds, Unknown) else Known(not holds)


def _add(context: Context, receiver: Value, call: Call) -> Value:
    target = _set(receiver)
    key = context.key(call.positional[0], call.span)
    if isinstance(key, Unknown):
        forget(target, key)
    elif target.lost is not None:
        forget(target, target.lost, call.positional[0])
    else:
        target.items.setdefault(key, call.positional[0])
    return NONE


def _discard(must_be_there: bool) -> Method:
    def method(context: Context, receiver: Value, call: Call) -> Value:
        target = _set(receiver)
        key = element_key(context, call.positional[0], call.span)
        if isinstance(key, Unknown):
            forget(target, key)
        if target.lost is not None:
            return target.lost if must_be_there else NONE
        if target.items.pop(key, None) is not None:
            target.disturbed = True
        elif must_be_there:
            machine_of(context).throw_key_error(call.positional[0], call.span)
        return NONE

    return method


def _pop(context: Context, receiver: Value, call: Call) -> Value:
    target = _set(receiver)
    if target.lost is not None:
        return target.lost
    if not target.items:
        context.throw("KeyError", "pop from an empty set", call.span)
    if len(target.items) == 1:
        target.disturbed = True
        return target.items.popitem()[1]
    unknown = Unknown("which item `set.pop` takes changes from run to run", call.span)
    forget(target, unknown)
    return unknown.holding(target.items.values())


def _clear(context: Context, receiver: Value, call: Call) -> Value:
    target = _set(receiver)
    target.items, target.lost, target.disturbed = {}, None, False
    return NONE


def _copy(context: Context, receiver: Value, call: Call) -> Value:
    source = _set(receiver)
    return SetValue(dict(source.items), source.frozen, source.lost, source.disturbed)


def install(registry: Registry) -> None:
    """Add the methods."""
    methods: dict[str, Method] = {
        "add": _add, "discard": _discard(must_be_there=False),
        "remove": _discard(must_be_there=True), "pop": _pop, "clear": _clear, "copy": _copy,
        "update": _update("|"), "isdisjoint": _is_disjoint,
    }  # fmt: skip
    for name, operator in OPERATORS.items():
        methods[name] = _operation(operator)
        if name != "union":
            methods[f"{name}_update"] = _update(operator)
        methods[f"__i{operator}__"] = _in_place(operator)
    for name, operator in COMPARISONS.items():
        methods[name] = _comparison(operator)
    registry.methods[SetValue] = methods
