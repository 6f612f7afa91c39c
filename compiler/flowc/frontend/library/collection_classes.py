"""collections: `defaultdict`, `OrderedDict`, `Counter`, `deque`."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import NONE, DictValue, Known, Value
from flowc.frontend.library.arguments import machine_of
from flowc.frontend.library.builtin_classes import fill_dict
from flowc.frontend.library.deques import make_deque


def _default_dict(context: Context, call: Call) -> Value:
    factory = call.positional[0] if call.positional else NONE
    rest = Call(positional=call.positional[1:], keywords=call.keywords, span=call.span)
    is_plain = isinstance(factory, Known) and factory.value is None
    made = DictValue({}, type_name="collections.defaultdict", factory=None if is_plain else factory)
    return fill_dict(context, made, rest) or made


def _ordered_dict(context: Context, call: Call) -> Value:
    made = DictValue({}, type_name="collections.OrderedDict")
    return fill_dict(context, made, call) or made


def _counter(context: Context, call: Call) -> Value:
    made = DictValue({}, type_name="collections.Counter")
    function = machine_of(context).external("flowc.counter.update")
    positional = (made, *call.positional)
    context.call(function, Call(positional=positional, keywords=call.keywords, span=call.span))
    return made


def install(registry: Registry) -> None:
    """Add the classes."""
    registry.models |= {
        "collections.defaultdict": _default_dict, "collections.OrderedDict": _ordered_dict,
        "collections.Counter": _counter, "collections.deque": make_deque,
    }  # fmt: skip
    registry.classes |= {
        f"collections.{name}" for name in "defaultdict OrderedDict Counter deque".split()
    }
    registry.aliases |= {
        "collections.Mapping": "collections.abc.Mapping",
        "_collections_abc": "collections.abc",
    }
