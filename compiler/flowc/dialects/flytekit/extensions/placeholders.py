"""Placeholders in text: each names an input of the task."""

from __future__ import annotations

import re

from flowc.dialects.flytekit.extensions.codes import UNKNOWN_INPUT
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.reading import is_none
from flowc.dialects.flytekit.tasks.declared import declared_types
from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import InstanceValue, Known, Value
from flowc_idl.flowc.ext.v1.tasks_pb2 import PlaceholderSyntax, TaskExtension
from flowc_ir.source import Span

SYNTAXES: dict[int, re.Pattern[str]] = {
    PlaceholderSyntax.PLACEHOLDER_SYNTAX_BACKEND: re.compile(
        r"\{\{\s*[.$]inputs\.(\w+)\s*\}\}", re.IGNORECASE
    ),
    PlaceholderSyntax.PLACEHOLDER_SYNTAX_SDK: re.compile(
        r"\{\{\s*\.inputs\.(\w+)\s*\}\}", re.IGNORECASE
    ),
    PlaceholderSyntax.PLACEHOLDER_SYNTAX_BRACES: re.compile(r"(?<!\{)\{inputs\.(\w+)\}(?!\})"),
}


def check_placeholders(
    session: Session, task: TaskExtension, instance: Value, given: Value, span: Span
) -> None:
    """Report placeholders in the arguments that are given which name no input of the object."""
    if not isinstance(instance, InstanceValue):
        return
    machine = session.machine
    try:
        interface = machine.attribute(instance, "python_interface", span)
        inputs = list(declared_types(machine.attribute(interface, "inputs", span), "inputs", span))
        for placeholders in task.placeholders:
            head, *rest = placeholders.path.split(".")
            value = machine.subscript(given, Known(head), span)
            for part in rest:
                value = machine.attribute(value, part, span)
            if isinstance(value, Known) and isinstance(value.value, str) and not is_none(value):
                _check(session, value.value, SYNTAXES[placeholders.syntax], inputs, span)
    except Lost:
        return  # what is not known is not judged


def _check(
    session: Session, text: str, syntax: re.Pattern[str], inputs: list[str], span: Span
) -> None:
    for name in dict.fromkeys(syntax.findall(text)):
        if name not in inputs:
            known = closest(name, inputs) or f"the inputs are {', '.join(inputs) or 'none'}"
            message = f"the placeholder for `{name}` names no input of the task"
            session.machine.report.add(UNKNOWN_INPUT.at(span, message, hint=known))
