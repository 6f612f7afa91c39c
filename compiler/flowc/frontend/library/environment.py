"""os.environ: exactly the variables that the project declares."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.forgetting import forget
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import NONE, DictValue, External, Known, Unknown, Value
from flowc.frontend.library.arguments import (
    known_text,
    machine_of,
    not_known,
    signature,
)
from flowc_ir.source import Span

OnRead = Callable[[str, str | None, Span], None]
"""Hears of each variable that the program reads: its name, its value or None, and where."""

GET = signature("get", "key default", 1)
WRITERS = ("pop", "popitem", "clear", "update")


class Environment(Extension):
    """`os.environ`: writes are seen by later reads of the same compilation, and go nowhere else."""

    __slots__ = ("names", "on_read")

    def __init__(self, variables: Mapping[str, str], on_read: OnRead) -> None:
        self.on_read = on_read
        self.names = DictValue(
            {name: (Known(name), Known(value)) for name, value in variables.items()}
        )

    def describe(self) -> str:
        """Say what this is."""
        return "`os.environ`"

    def read(self, context: Context, key: Value, span: Span) -> Value | None:
        """Give a variable, None if it is not declared."""
        if self.names.lost is not None:
            return self.names.lost
        name = known_text(key)
        if name is None:
            if isinstance(key, Known):
                context.throw("TypeError", "str expected", span)
            return not_known(key, "the name of an environment variable", span)
        entry = self.names.entries.get(name)
        value = None if entry is None else entry[1]
        self.on_read(name, known_text(value), span)
        return value

    def _read_all(self, span: Span) -> None:
        for name, (_, value) in self.names.entries.items():
            self.on_read(str(name), known_text(value), span)

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Read a variable."""
        found = self.read(context, key, span)
        if found is None:
            machine_of(context).throw_key_error(key, span)
        return found

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read a method."""
        model = {
            "get": self._get, "setdefault": self._set_default, "__contains__": self._contains,
            "__setitem__": self._set_item, "__delitem__": self._delete_item,
        }.get(name)  # fmt: skip
        if model is not None:
            return Builtin(f"os.environ.{name}", model)
        if name in WRITERS:
            return context.attribute(self.names, name, span)
        if name in ("items", "keys", "values", "copy"):
            self._read_all(span)
            return context.attribute(self.names, name, span)
        return Unknown(f"`{name}` of `os.environ` is not followed", span)

    def _get(self, context: Context, call: Call) -> Value:
        bound = GET.bind(context, call)
        return self.read(context, bound["key"], call.span) or bound.get("default", NONE)

    def _set_default(self, context: Context, call: Call) -> Value:
        found = self.read(context, call.positional[0], call.span)
        if found is not None:
            return found
        return context.call(context.attribute(self.names, "setdefault", call.span), call)

    def _contains(self, context: Context, call: Call) -> Value:
        found = self.read(context, call.positional[0], call.span)
        return found if isinstance(found, Unknown) else Known(found is not None)

    def _set_item(self, context: Context, call: Call) -> Value:
        key, value = call.positional
        name = known_text(key)
        if name is None:
            forget(self.names, not_known(key, "the name of an environment variable", call.span))
        elif isinstance(value, Known) and not isinstance(value.value, str):
            context.throw("TypeError", "str expected", call.span)
        else:
            self.names.entries[name] = (key, value)
        return NONE

    def _delete_item(self, context: Context, call: Call) -> Value:
        machine = machine_of(context)
        machine.parts.delete_subscript(machine, self.names, call.positional[0], call.span)
        return NONE

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the names."""
        self._read_all(span)
        return context.iterate(self.names, span)

    def is_changed_by(self, method: str) -> bool:
        """Tell whether a method changes variables."""
        return method not in ("get", "items", "keys", "values", "copy", "__contains__")

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Give whether there are variables: on a real machine there are."""
        return True

    def reachable(self) -> tuple[Value, ...]:
        """Give the variables."""
        return (self.names,)

    def python_type(self) -> Value:
        """Give the class."""
        return External("os._Environ")


def install(registry: Registry, variables: Mapping[str, str], on_read: OnRead) -> None:
    """Add `os.environ` and `os.getenv`."""
    registry.constants["os.environ"] = lambda: Environment(variables, on_read)
    registry.models["os.getenv"] = _getenv
    registry.models["os.putenv"] = lambda context, call: NONE


def _getenv(context: Context, call: Call) -> Value:
    environment = machine_of(context).external("os.environ")
    return context.call(context.attribute(environment, "get", call.span), call)
