"""The default of a task's input has another type."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.tasks.function_tasks import FunctionTask
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import Unknown
from flowc_ir.diagnostic import Diagnostic


def find(session: Session, task: FunctionTask) -> Iterator[Diagnostic]:
    """Find defaults that no run could take: flytekit looks at them only where the task is run."""
    if task.unknown_interface is not None:
        return
    for port in task.interface.inputs.values():
        if port.default is None or isinstance(port.default, (Extension, Unknown)):
            continue  # what takes the place of a value is looked at where it is used
        machine = session.machine
        try:
            session.types.to_literal(port.default, port.type, port.annotation, machine, port.span)
        except Lost:
            continue
        except Raised as raised:
            if raised.diagnostic is not None:
                yield raised.diagnostic
