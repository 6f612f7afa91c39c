"""Tasks of which not even the kind is known."""

from __future__ import annotations

from flowc.dialects.flytekit.entity import PythonInterface, describe_interface
from flowc.dialects.flytekit.graph.node_creation import CallableEntity, create_and_link
from flowc.dialects.flytekit.interface import function_interface
from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import FunctionValue, Unknown, Value
from flowc_ir.graph import Call as NodeCall
from flowc_ir.graph import EntityKind, NodeMetadata, NodeTarget, RemoteReference
from flowc_ir.source import Span
from flowc_ir.task import Task


class UnknownTask(CallableEntity):
    """A task of which not even the kind is known; `function` is what it runs, if that is.

    Where only edges are looked at (`Session.supposes`), it is taken to have the types of its
    function: nodes get what the call gives, and nothing is said of what it does not give.
    """

    __slots__ = ("function",)

    def __init__(self, session: Session, kind: EntityKind, name: str, span: Span) -> None:
        super().__init__(session, kind, name, span)
        self.function: FunctionValue | None = None

    def node_metadata(self) -> NodeMetadata:
        """Fail: nothing is known."""
        if self.session.supposes:
            return NodeMetadata(name=self.name)
        raise Lost(self._unknown())

    def node_target(self) -> NodeTarget:
        """Fail: nothing is known."""
        if self.session.supposes:
            own = describe_interface(self._supposed())
            return NodeCall(
                callee=RemoteReference(
                    kind=self.kind, project="", domain="", name=self.name, version="", interface=own
                )
            )
        raise Lost(self._unknown())

    def call(self, context: Context, call: Call) -> Value:
        """Make a node only where it is never emitted."""
        compiling = self.session.current()
        if not self.session.supposes or compiling is None:
            return super().call(context, call)
        whole = self._supposed()
        given = dict(zip(whole.inputs, call.positional, strict=False)) | call.keywords
        known = {name: value for name, value in given.items() if name in whole.inputs}
        inputs = {name: whole.inputs[name] for name in known}
        taken = PythonInterface(inputs=inputs, outputs=whole.outputs, tuple_name=whole.tuple_name)
        return create_and_link(self.session, self, taken, known, call.span, compiling)

    def _supposed(self) -> PythonInterface:
        if self.function is None:
            raise Lost(self._unknown())
        try:
            return function_interface(self.session, self.function, None)
        except Raised as raised:
            raise Lost(self._unknown()) from raised

    def lower(self) -> Task:
        """Fail: nothing is known."""
        raise Lost(self._unknown())

    def _unknown(self) -> Unknown:
        return self.opaque or Unknown("the function of a task is not known", self.span)
