"""What a workflow's function returns, bound to the outputs that it declares."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flowc.dialects.flytekit.codes import WRONG_OUTPUT
from flowc.dialects.flytekit.entity import FlyteEntity, Port, PythonInterface
from flowc.dialects.flytekit.graph.binding import Pending, bind_known
from flowc.dialects.flytekit.graph.node_creation import is_optional
from flowc.dialects.flytekit.graph.values import OutputTuple, VoidValue
from flowc.dialects.flytekit.session import Session, mistake
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Known, TupleValue, Unknown, Value
from flowc_ir.graph import Binding
from flowc_ir.source import Span


def bind_returned(
    session: Session, owner: FlyteEntity, interface: PythonInterface, result: Value, span: Span
) -> Iterator[Callable[[], Binding]]:
    """Bind what is returned at `span` (flytekit 1.16.31 core/workflow.py).

    Raises `Lost`, and what flytekit raises.
    """
    ports = list(interface.outputs.values())
    if isinstance(result, Unknown) and ports:
        raise Lost(result)
    if not ports:
        return
    values = [result]
    if len(ports) > 1:
        values = _several(owner, result, len(ports), span)
    elif isinstance(result, (TupleValue, OutputTuple)):
        values = _single(owner, interface, result, span)
    for port, value in zip(ports, values, strict=True):
        pending = _bound(session, owner, port, value, span)
        if pending is not None:
            yield _named(port.name, pending)


def _several(owner: FlyteEntity, result: Value, expected: int, span: Span) -> list[Value]:
    items: list[Value] | None = None
    if isinstance(result, TupleValue):
        items = list(result.items)
    elif isinstance(result, OutputTuple):
        items = list(result.promises.values())
    if items is None or len(items) != expected:
        given = "one value" if items is None else f"{len(items)} values"
        mistake(
            WRONG_OUTPUT,
            span,
            f"{owner.describe()} declares {expected} outputs, but returns {given}",
            hint="return one value for each declared output",
        )
    return items


def _single(
    owner: FlyteEntity, interface: PythonInterface, result: TupleValue | OutputTuple, span: Span
) -> list[Value]:
    items: list[Value] = (
        list(result.items) if isinstance(result, TupleValue) else list(result.promises.values())
    )
    if len(items) != 1 or not interface.tuple_name:
        mistake(
            WRONG_OUTPUT,
            span,
            f"{owner.describe()} declares one output, but returns a tuple",
            hint="return one value, or declare several outputs",
        )
    return items


def _bound(
    session: Session, owner: FlyteEntity, port: Port, value: Value, span: Span
) -> Pending | None:
    is_none = isinstance(value, Known) and value.value is None
    if isinstance(value, VoidValue) or (is_none and not is_optional(port.annotation)):
        mistake(
            WRONG_OUTPUT,
            span,
            f"output `{port.name}` of {owner.describe()} is declared, but not returned",
            hint="return the result of a task",
        )
    return bind_known(session, value, port.type, port.annotation, [], span)


def _named(name: str, pending: Pending) -> Callable[[], Binding]:
    return lambda: Binding(name, pending())
