"""What can be seen of opaque workflows: nodes and edges that are known all the same.

They are never emitted; rules about edges look at them, so that one line that cannot be followed
does not hide what is wrong with others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flowc.dialects.flytekit.codes import VOID_USED, WRONG_ARGUMENTS, WRONG_VALUE
from flowc.dialects.flytekit.entity import describe_interface
from flowc.dialects.flytekit.graph.freeze import freeze_node
from flowc.dialects.flytekit.graph.values import NodeValue, PromiseValue
from flowc.dialects.flytekit.session import Compiling, Session
from flowc.dialects.flytekit.types.codes import UNKNOWN_CHOICE, VALUE_TYPE
from flowc.dialects.flytekit.workflows.function_workflows import FunctionWorkflow
from flowc.frontend.interpreter.calls import run_piecewise
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.signals import BudgetExceededError, Lost, Raised
from flowc.frontend.interpreter.values import Value
from flowc_ir.diagnostic import Report
from flowc_ir.graph import Node, Workflow

_OF_CALLS = (
    UNKNOWN_CHOICE,
    VALUE_TYPE,
    VOID_USED,
    WRONG_ARGUMENTS,
    WRONG_VALUE,
)
"""What is wrong with a call whatever was lost before it."""


def partial_graphs(session: Session) -> Iterator[Workflow]:
    """Run the bodies of opaque workflows once more, as far as they can be followed.

    What is wrong with a call in one of them is reported, if nothing at its line is yet.
    """
    for entity in tuple(session.entities):
        if not isinstance(entity, FunctionWorkflow) or entity.opaque is None:
            continue
        if entity.unknown_interface is None:
            yield _partial(session, entity)


def _partial(session: Session, workflow: FunctionWorkflow) -> Workflow:
    machine = session.machine
    report, made = machine.report, len(session.entities)
    compiling = Compiling("", home=workflow)
    session.compiling.append(compiling)
    depth = len(session.compiling)
    told = {(found.span, found.code) for found in report.diagnostics}

    def gave_up(signal: Lost | Raised) -> None:
        del session.compiling[depth:]
        found = signal.diagnostic if isinstance(signal, Raised) else None
        if found is None or found.code not in _OF_CALLS:
            return
        if (found.span, found.code) not in told:
            told.add((found.span, found.code))
            report.add(found)

    inputs: dict[str, Value] = {
        name: PromiseValue(None, name) for name in workflow.interface.inputs
    }
    # What the body says, it has said when it ran first.
    machine.report = Report()
    session.supposes = True
    machine.steps = machine.steps_per_file
    try:
        _run(session, workflow, inputs, gave_up)
        nodes = tuple(_frozen([node for node in compiling.nodes if isinstance(node, NodeValue)]))
    finally:
        session.supposes = False
        machine.report = report
        del session.compiling[depth - 1 :]
        del session.entities[made:]
    return Workflow(
        name=workflow.name,
        interface=describe_interface(workflow.interface),
        nodes=nodes,
        span=workflow.span,
    )


def _run(
    session: Session,
    workflow: FunctionWorkflow,
    inputs: dict[str, Value],
    gave_up: Callable[[Lost | Raised], None],
) -> None:
    call = Call(positional=(), keywords=inputs, span=workflow.span)
    try:
        run_piecewise(session.machine, workflow.function, call, gave_up)
    except (Lost, Raised, BudgetExceededError, RecursionError):
        return  # what was seen until then is seen


def _frozen(nodes: list[NodeValue]) -> Iterator[Node]:
    for node in nodes:
        try:
            yield freeze_node(node)
        except (Lost, Raised):
            continue
