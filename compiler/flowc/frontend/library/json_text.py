"""json: `dumps` and `loads`."""

from __future__ import annotations

from collections.abc import Callable

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.host import call_host
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import FunctionValue, Known, Unknown, Value
from flowc.frontend.library.arguments import read_all

FOLLOWED = {"indent", "sort_keys", "separators", "ensure_ascii", "skipkeys", "allow_nan"}


def _dumps(context: Context, call: Call) -> Value:
    import json

    return _run(json.dumps, call, FOLLOWED)


def _loads(context: Context, call: Call) -> Value:
    import json

    return _run(json.loads, call, set())


def _load(context: Context, call: Call) -> Value:
    stream, *rest = call.positional
    text = read_all(context, stream, call.span)
    if isinstance(text, Unknown):
        return text
    given = Call(positional=(text, *rest), keywords=call.keywords, span=call.span)
    return _loads(context, given)


def _run(function: Callable[..., object], call: Call, followed: set[str]) -> Value:
    stray = set(call.keywords) - followed
    if stray:
        return Unknown(f"`{sorted(stray)[0]}` of json is not followed", call.span)
    if any(isinstance(value, FunctionValue) for value in call.positional):
        return Unknown("json of a function is not followed", call.span)
    indent = call.keywords.get("indent")
    if isinstance(indent, Known) and isinstance(indent.value, int) and indent.value > 100:
        return Unknown("the indent is too wide", call.span)
    return call_host(function, call)


def install(registry: Registry) -> None:
    """Add the module."""
    registry.models |= {"json.dumps": _dumps, "json.loads": _loads, "json.load": _load}
    registry.reasons |= {
        "json.dump": "writes the file system",
    }  # fmt: skip
    registry.aliases["json.JSONDecodeError"] = "json.decoder.JSONDecodeError"
    registry.classes |= {"json.JSONEncoder", "json.decoder.JSONDecodeError"}
