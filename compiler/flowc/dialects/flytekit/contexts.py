"""`FlyteContextManager.current_context()`: what user code asks of the context it runs in."""

from __future__ import annotations

from flowc.dialects.flytekit.session import Compiling, Session
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import NONE, Known, ListValue, Unknown, Value
from flowc_ir.source import Span

CURRENT = (
    "flytekit.FlyteContextManager.current_context",
    "flytekit.FlyteContext.current_context",
)


class ContextValue(Extension):
    """The context of flytekit at one moment (flytekit 1.16.31 core/context_manager.py)."""

    __slots__ = ("compiling",)

    def __init__(self, compiling: Compiling | None) -> None:
        self.compiling = compiling

    def describe(self) -> str:
        """Say what this is."""
        return "the context of flytekit"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give the state of the workflow that is being compiled, if one is."""
        if name == "compilation_state":
            return NONE if self.compiling is None else CompilationStateValue(self.compiling)
        return Unknown(f"`{name}` of {self.describe()} is not followed", span)


class CompilationStateValue(Extension):
    """The nodes that a workflow body has made so far."""

    __slots__ = ("compiling",)

    def __init__(self, compiling: Compiling) -> None:
        self.compiling = compiling

    def describe(self) -> str:
        """Say what this is."""
        return "the state of a workflow that is being compiled"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give the nodes, or the prefix of their ids."""
        if name == "nodes":
            return ListValue(list(self.compiling.nodes))
        if name == "prefix":
            return Known(self.compiling.prefix)
        return Unknown(f"`{name}` of {self.describe()} is not followed", span)


def add_contexts(registry: Registry, session: Session) -> None:
    """Fill in how user code asks for the context."""

    def model(context: Context, call: Call) -> Value:
        return ContextValue(session.current())

    for name in CURRENT:
        registry.models[name] = model
