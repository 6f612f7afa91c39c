"""What `inspect` asks of a function: its parameters, and how its body runs."""

from __future__ import annotations

import ast

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.registry import Registry, Written
from flowc.frontend.interpreter.values import (
    FunctionValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.written_modules import written_text

NAMES = """Parameter Signature BoundArguments _empty cleandoc getdoc isasyncgenfunction isclass
    iscoroutinefunction isfunction isgeneratorfunction ismethod ismodule signature unwrap"""
POSITIONAL, PLAIN, REST, KEYWORD, KEYWORDS = range(5)


def _parts(context: Context, call: Call) -> Value:
    """Give `(name, kind, (default,) or (), (annotation,) or ())` of each, and the result's."""
    function = call.positional[0]
    if not isinstance(function, FunctionValue):
        return Unknown("the signature of this object is not known", call.span)
    if "__annotations__" in function.attributes or "__defaults__" in function.attributes:
        return Unknown("the signature of this function is not known", call.span)
    rows = [
        TupleValue((Known(name), Known(kind), TupleValue(default), _annotation(function, name)))
        for name, kind, default in _parameters(function)
    ]
    return TupleValue((ListValue(list[Value](rows)), _annotation(function, "return")))


def _annotation(function: FunctionValue, name: str) -> TupleValue:
    found = function.annotations.get(name)
    return TupleValue(() if found is None else (found,))


def _parameters(function: FunctionValue) -> list[tuple[str, int, tuple[Value, ...]]]:
    given = function.node.args
    found: list[tuple[str, int, tuple[Value, ...]]] = []
    positional = [(one.arg, POSITIONAL) for one in given.posonlyargs]
    positional += [(one.arg, PLAIN) for one in given.args]
    first = len(positional) - len(function.defaults)
    for place, (name, kind) in enumerate(positional):
        default = (function.defaults[place - first],) if place >= first else ()
        found.append((name, kind, default))
    if given.vararg is not None:
        found.append((given.vararg.arg, REST, ()))
    for one in given.kwonlyargs:
        named = function.keyword_defaults.get(one.arg)
        found.append((one.arg, KEYWORD, () if named is None else (named,)))
    if given.kwarg is not None:
        found.append((given.kwarg.arg, KEYWORDS, ()))
    return found


def _is_asynchronous(context: Context, call: Call) -> Value:
    function = call.positional[0]
    if not isinstance(function, FunctionValue):
        return Unknown("whether this runs as a coroutine is not known", call.span)
    return Known(isinstance(function.node, ast.AsyncFunctionDef))


def _is_generator(context: Context, call: Call) -> Value:
    function = call.positional[0]
    if not isinstance(function, FunctionValue):
        return Unknown("whether this is a generator is not known", call.span)
    return Known(function.is_generator)


def install(registry: Registry) -> None:
    """Add the module and what it is made from."""
    registry.models |= {
        "flowc.functions.parts_of_signature": _parts,
        "flowc.functions.is_asynchronous": _is_asynchronous,
        "flowc.functions.is_generator": _is_generator,
    }
    written = Written("inspect", written_text("inspect"))
    registry.written |= dict.fromkeys((f"inspect.{name}" for name in NAMES.split()), written)
