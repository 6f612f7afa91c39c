"""FlyteRemote: what a program asks the backend, which changes nothing that is packaged."""

from __future__ import annotations

from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import External, Known, Unknown, Value
from flowc_ir.lack import Lack
from flowc_ir.source import Span

CLASSES = ("flytekit.FlyteRemote", "union.UnionRemote")
MAKERS = ("auto", "for_sandbox", "for_endpoint")
ENTITIES = ("fetch_", "register_", "fast_register_", "get_domains", "list_", "client")
"""Methods that give what may be called in a workflow, or what nothing is known of."""

REASON = "what the backend answers is not known"


class Remote(Extension):
    """A `FlyteRemote`, a method of it, an execution: entities that it is given stay as they are."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def describe(self) -> str:
        """Say what this is."""
        return f"`{self.name}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute."""
        return Remote(f"{self.name}.{name}")

    def set_attribute(self, context: Context, name: str, value: Value, span: Span) -> bool:
        """Write an attribute: nothing comes of it."""
        return True

    def call(self, context: Context, call: Call) -> Value:
        """Call a method; an entity of the backend would make a node where a workflow calls it."""
        short = self.name.rpartition(".")[2]
        if short.startswith(ENTITIES):
            return _unknown(call.span)
        return Remote(f"{self.name}()")

    def subscript(self, context: Context, key: Value, span: Span) -> Value:
        """Read an item."""
        return _unknown(span)

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Apply an operator."""
        return _unknown(span)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare: only with itself."""
        return Known(operator == "==") if self is other else _unknown(span)

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Give the truth value."""
        return _unknown(span)

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Give the items."""
        return _unknown(span)

    def is_changed_by(self, method: str) -> bool:
        """Tell whether a method changes anything that is packaged: none does."""
        return False

    def python_type(self) -> Value:
        """Give the class."""
        return External(self.name) if self.name in CLASSES else _unknown(Span("", 0, 0, 0, 0))


def _unknown(span: Span) -> Unknown:
    return Unknown(REASON, span, lack=Lack.WORLD)


def _made(context: Context, call: Call) -> Value:
    return Remote(CLASSES[0])


def install(registry: Registry, session: Session) -> None:
    """Add the classes, and what makes instances of them."""
    for name in CLASSES:
        registry.models[name] = _made
        for maker in MAKERS:
            registry.models[f"{name}.{maker}"] = _made
