"""What can be seen of opaque and dynamic workflows: nodes and edges that are known all the same.

They are never emitted; rules about edges look at them, so that one line that cannot be followed
does not hide what is wrong with others, and so that what a dynamic workflow makes when it runs is
looked at before.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.codes import (
    CASE_OUTPUT_ESCAPES,
    FOREIGN_PROMISE,
    LOST_NODE,
    NOT_A_NODE,
    PROMISE_AS_VALUE,
    PROMISE_IN_STRING,
    VOID_USED,
    WRONG_ARGUMENTS,
    WRONG_CONDITION,
    WRONG_OUTPUT,
    WRONG_VALUE,
)
from flowc.dialects.flytekit.entity import describe_interface
from flowc.dialects.flytekit.graph.freeze import freeze_node
from flowc.dialects.flytekit.graph.given import GivenValue
from flowc.dialects.flytekit.graph.node_values import NodeValue
from flowc.dialects.flytekit.graph.values import PromiseValue
from flowc.dialects.flytekit.session import Compiling, Session
from flowc.dialects.flytekit.tasks.function_tasks import FunctionTask
from flowc.dialects.flytekit.types.codes import UNKNOWN_CHOICE, VALUE_TYPE
from flowc.dialects.flytekit.workflows.function_workflows import FunctionWorkflow
from flowc.dialects.flytekit.workflows.returned import bind_returned
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.piecewise import Piecewise
from flowc.frontend.interpreter.signals import BudgetExceededError, Lost, Raised
from flowc.frontend.interpreter.values import Unknown, Value
from flowc_ir.diagnostic import Report
from flowc_ir.graph import Binding, Node, Workflow
from flowc_ir.task import ExecutionMode
from flowc_ir.types import AnnotatedType, ListType, MapType, SimpleKind, SimpleType, Type

_OF_CALLS = frozenset((UNKNOWN_CHOICE, VALUE_TYPE, VOID_USED, WRONG_ARGUMENTS, WRONG_VALUE))
"""What is wrong with a call whatever was lost before it."""

_OF_BODIES = _OF_CALLS | {
    CASE_OUTPUT_ESCAPES,
    FOREIGN_PROMISE,
    LOST_NODE,
    NOT_A_NODE,
    PROMISE_AS_VALUE,
    PROMISE_IN_STRING,
    WRONG_CONDITION,
    WRONG_OUTPUT,
}
"""What is wrong in a body that has not run yet."""

_ATOMS = frozenset(
    (
        SimpleKind.INTEGER,
        SimpleKind.FLOAT,
        SimpleKind.STRING,
        SimpleKind.BOOLEAN,
        SimpleKind.DATETIME,
        SimpleKind.DURATION,
    )
)


def partial_graphs(session: Session) -> Iterator[Workflow]:
    """Run the bodies of opaque and dynamic workflows, as far as they can be followed.

    What is wrong in one of them is reported, if nothing at its line is yet.
    """
    for entity in tuple(session.entities):
        match entity:
            case FunctionWorkflow() if entity.opaque is not None:
                pass
            case FunctionTask(mode=ExecutionMode.DYNAMIC):
                pass
            case _:
                continue
        if entity.unknown_interface is None:
            yield from _Look(session, entity).graphs()


class _Look:
    """A look at one body."""

    def __init__(self, session: Session, entity: FunctionWorkflow | FunctionTask) -> None:
        self._session = session
        self._entity = entity
        home = entity if isinstance(entity, FunctionWorkflow) else None
        self._codes = _OF_BODIES if home is None else _OF_CALLS
        self._report = session.machine.report
        self._told = {(found.span, found.code) for found in self._report.diagnostics}
        self._compiling = Compiling("", home=home)
        self._depth = len(session.compiling) + 1
        self._outputs: list[tuple[Binding, ...]] = []

    def graphs(self) -> Iterator[Workflow]:
        """Give the graph that was seen, once for each set of outputs that may come out of it."""
        session, machine = self._session, self._session.machine
        made = len(session.entities)
        session.compiling.append(self._compiling)
        # What the body says, it has said when it ran first.
        machine.report = Report()
        session.supposes = True
        machine.steps = machine.steps_per_file
        try:
            self._run()
            nodes = tuple(_frozen(self._compiling))
        finally:
            session.supposes = False
            machine.report = self._report
            del session.compiling[self._depth - 1 :]
            del session.entities[made:]
        for outputs in self._outputs or [()]:
            yield Workflow(
                name=self._entity.name,
                interface=describe_interface(self._entity.interface),
                nodes=nodes,
                outputs=outputs,
                span=self._entity.span,
            )

    def _run(self) -> None:
        call = Call(positional=(), keywords=self._inputs(), span=self._entity.span)
        # A static workflow takes one way only, and may never take the others; a dynamic one runs
        # again and again, and takes them all.
        is_dynamic = isinstance(self._entity, FunctionTask)
        machine = self._session.machine
        look = Piecewise(machine, self._gave_up, self._returned, explores=is_dynamic)
        try:
            look.run(self._entity.function, call)
        except (Lost, Raised, BudgetExceededError, RecursionError):
            return  # what was seen until then is seen

    def _inputs(self) -> dict[str, Value]:
        ports = self._entity.interface.inputs
        if isinstance(self._entity, FunctionWorkflow):
            return {name: PromiseValue(None, name, home=self._compiling) for name in ports}
        return {name: _given(name, port.type) for name, port in ports.items()}

    def _gave_up(self, signal: Lost | Raised) -> None:
        del self._session.compiling[self._depth :]
        found = signal.diagnostic if isinstance(signal, Raised) else None
        if found is None or found.code not in self._codes:
            return
        if (found.span, found.code) not in self._told:
            self._told.add((found.span, found.code))
            self._report.add(found)

    def _returned(self, result: Value, node: ast.Return) -> None:
        if isinstance(self._entity, FunctionWorkflow):
            return  # what was wrong with it is told, or nothing is known of it
        span = self._session.machine.span(node, self._entity.function.module)
        interface = self._entity.interface
        try:
            pending = list(bind_returned(self._session, self._entity, interface, result, span))
            self._outputs.append(tuple(output() for output in pending))
        except (Lost, Raised) as signal:
            self._gave_up(signal)


def _given(name: str, type_: Type) -> Value:
    """Give an input that has a value when the body runs; only plain types are looked at."""
    bare = type_.inner if isinstance(type_, AnnotatedType) else type_
    match bare:
        case ListType() | MapType():
            return GivenValue(name, bare)
        case SimpleType(kind=kind) if kind in _ATOMS:
            return GivenValue(name, bare)
        case _:
            return Unknown(f"`{name}` is known only when the workflow runs")


def _frozen(compiling: Compiling) -> Iterator[Node]:
    for node in compiling.nodes:
        try:
            if isinstance(node, NodeValue):
                yield freeze_node(node)
        except (Lost, Raised):
            continue
