"""Placeholders in what a manifest says holds them."""

from __future__ import annotations

from flowc.dialects.flytekit.classes.placeholders import (
    BACKEND,
    BRACES,
    SDK,
    check_text,
    inputs_of,
)
from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Known, Value
from flowc_idl.flowc.ext.v1.tasks_pb2 import PlaceholderSyntax, TaskExtension
from flowc_ir.source import Span

SYNTAXES = {
    PlaceholderSyntax.PLACEHOLDER_SYNTAX_BACKEND: BACKEND,
    PlaceholderSyntax.PLACEHOLDER_SYNTAX_SDK: SDK,
    PlaceholderSyntax.PLACEHOLDER_SYNTAX_BRACES: BRACES,
}


def check_placeholders(
    session: Session, task: TaskExtension, instance: Value, given: Value, span: Span
) -> None:
    """Report placeholders in the arguments that are given which cannot be filled in."""
    inputs = inputs_of(instance)
    if inputs is None:
        return
    machine = session.machine
    for placeholders in task.placeholders:
        head, *rest = placeholders.path.split(".")
        try:
            value = machine.subscript(given, Known(head), span)
            for part in rest:
                value = machine.attribute(value, part, span)
        except Lost:
            continue  # what is not known is not judged
        check_text(session, value, SYNTAXES[placeholders.syntax], inputs, span)
