"""operator: the operators of Python as functions."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import NONE, Known, TupleValue, Unknown, Value
from flowc.frontend.library.arguments import known_text, machine_of

BINARY = {
    "add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**",
    "lshift": "<<", "rshift": ">>", "and_": "&", "or_": "|", "xor": "^", "matmul": "@",
    "concat": "+",
}  # fmt: skip
COMPARE = {
    "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "is_": "is",
    "is_not": "is not",
}  # fmt: skip
UNARY = {"neg": "-", "pos": "+", "invert": "~", "inv": "~"}


def _two(context: Context, call: Call) -> tuple[Value, Value]:
    if len(call.positional) != 2 or call.keywords:
        context.throw("TypeError", "the operator takes 2 arguments", call.span)
    return call.positional[0], call.positional[1]


def _binary(operator: str) -> Model:
    return lambda context, call: context.binary(operator, *_two(context, call), call.span)


def _compare(operator: str) -> Model:
    return lambda context, call: context.compare(operator, *_two(context, call), call.span)


def _unary(operator: str) -> Model:
    return lambda context, call: machine_of(context).unary(operator, call.positional[0], call.span)


def _not(context: Context, call: Call) -> Value:
    holds = context.truth(call.positional[0], call.span)
    return holds if isinstance(holds, Unknown) else Known(not holds)


def _truth(context: Context, call: Call) -> Value:
    holds = context.truth(call.positional[0], call.span)
    return holds if isinstance(holds, Unknown) else Known(holds)


def _contains(context: Context, call: Call) -> Value:
    container, item = _two(context, call)
    return context.compare("in", item, container, call.span)


def _get_item(context: Context, call: Call) -> Value:
    return context.subscript(*_two(context, call), call.span)


def _set_item(context: Context, call: Call) -> Value:
    owner, key, item = call.positional
    machine_of(context).set_subscript(owner, key, item, call.span)
    return NONE


def _item_getter(context: Context, call: Call) -> Value:
    keys = call.positional

    def get(inner: Context, given: Call) -> Value:
        found = tuple(inner.subscript(given.positional[0], key, given.span) for key in keys)
        return found[0] if len(found) == 1 else TupleValue(found)

    return Builtin("operator.itemgetter", get)


def _attribute_getter(context: Context, call: Call) -> Value:
    names = [known_text(value) for value in call.positional]

    def get(inner: Context, given: Call) -> Value:
        found: list[Value] = []
        for name in names:
            value = given.positional[0]
            if name is None:
                return Unknown("the name of an attribute is not known", given.span)
            for part in name.split("."):
                value = inner.attribute(value, part, given.span)
            found.append(value)
        return found[0] if len(found) == 1 else TupleValue(tuple(found))

    return Builtin("operator.attrgetter", get)


def _method_caller(context: Context, call: Call) -> Value:
    name = known_text(call.positional[0]) if call.positional else None

    def run(inner: Context, given: Call) -> Value:
        if name is None:
            return Unknown("the name of a method is not known", given.span)
        method = inner.attribute(given.positional[0], name, given.span)
        rest = Call(positional=call.positional[1:], keywords=call.keywords, span=given.span)
        return inner.call(method, rest)

    return Builtin("operator.methodcaller", run)


def install(registry: Registry) -> None:
    """Add the module."""
    models: dict[str, Model] = {
        "not_": _not, "truth": _truth, "contains": _contains, "getitem": _get_item,
        "setitem": _set_item, "itemgetter": _item_getter, "attrgetter": _attribute_getter,
        "methodcaller": _method_caller,
    }  # fmt: skip
    models |= {name: _binary(operator) for name, operator in BINARY.items()}
    models |= {name: _compare(operator) for name, operator in COMPARE.items()}
    models |= {name: _unary(operator) for name, operator in UNARY.items()}
    registry.models |= {f"operator.{name}": model for name, model in models.items()}
    registry.models["operator.abs"] = registry.models["builtins.abs"]
    registry.models["operator.index"] = registry.models["builtins.int"]
