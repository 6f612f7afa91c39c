"""Class decorators: objects that stand for the function of a task."""

from __future__ import annotations

from flowc.dialects.flytekit.classes.targets import string_pairs
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.reading import need
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.values import ClassValue, InstanceValue, Value
from flowc_ir.source import Span


def is_retold(entry: ClassValue) -> bool:
    """Tell whether a class is one of flytekit's, retold."""
    return not entry.module.path and entry.module.name.partition(".")[0] == "flytekit"


def extra_config(session: Session, function: Value | None, span: Span) -> dict[str, str]:
    """Give what a class decorator of flytekit's adds to the configuration of its task."""
    if not isinstance(function, InstanceValue):
        return {}
    classes = [entry for entry in function.cls.mro if isinstance(entry, ClassValue)]
    if not any(is_retold(entry) and entry.name == "ClassDecorator" for entry in classes):
        return {}
    machine = session.machine
    method = need(machine.attribute(function, "get_extra_config", span))
    value = need(machine.call(method, Call(positional=(), keywords={}, span=span)))
    return string_pairs(value, "`get_extra_config`", span)
