"""tomllib: `load` and `loads`."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.host import call_host
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import Known, Unknown, Value
from flowc.frontend.library.arguments import known_text, not_known, read_all

ERROR = "tomllib.TOMLDecodeError"


def _loads(context: Context, call: Call) -> Value:
    import tomllib

    text = known_text(call.positional[0]) if call.positional else None
    if text is None or call.keywords:
        given = call.positional[0] if call.positional else None
        return not_known(given, "the text of a TOML document", call.span)
    return call_host(tomllib.loads, call)


def _load(context: Context, call: Call) -> Value:
    data = read_all(context, call.positional[0], call.span)
    if not isinstance(data, Known):
        return data
    if not isinstance(data.value, bytes):
        message = "File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`"
        context.throw("TypeError", message, call.span)
    try:
        text = data.value.decode()
    except UnicodeDecodeError:
        return Unknown("the TOML document is not UTF-8", call.span)
    given = Call(positional=(Known(text),), keywords=call.keywords, span=call.span)
    return _loads(context, given)


def install(registry: Registry) -> None:
    """Add the module, and `tomli`, from which it was taken over."""
    registry.models |= {"tomllib.load": _load, "tomllib.loads": _loads}
    registry.aliases |= {"tomli": "tomllib"}
    registry.classes.add(ERROR)
