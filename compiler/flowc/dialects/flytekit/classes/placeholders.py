"""Placeholders in text: each names an input of the task, and one that has a text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from flowc.dialects.flytekit.classes.interfaces import TypedInterface
from flowc.dialects.flytekit.entity import Port
from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.values import InstanceValue, Known, Value
from flowc_ir.diagnostic import Code, Severity
from flowc_ir.rendering import without_text
from flowc_ir.source import Span

UNKNOWN_INPUT = Code(
    "placeholder-without-input", Severity.ERROR, "a placeholder names no input of the task"
)
UNSHOWN_INPUT = Code(
    "placeholder-without-text", Severity.ERROR, "a placeholder names an input that has no text"
)

CODES = (UNKNOWN_INPUT, UNSHOWN_INPUT)

BACKEND = re.compile(r"\{\{\s*[.$]inputs\.([^}\s]+)\s*\}\}", re.IGNORECASE)
"""As flyteplugins v1.16.8 fills them in (go/tasks/pluginmachinery/core/template/template.go)."""

SDK = re.compile(r"\{\{\s*\.inputs\.(\w+)\s*\}\}", re.IGNORECASE)
"""As flytekit 1.16.31 does (core/base_sql_task.py)."""

BRACES = re.compile(r"(?<!\{)\{inputs\.(\w+)\}(?!\})")
"""As Python's `str.format` does."""

OUTPUT_BRACES = re.compile(r"(?<!\{)\{outputs\.(\w+)\}(?!\})")
"""The same for the outputs of a script, which are places of files."""


def inputs_of(instance: Value) -> Mapping[str, Port] | None:
    """Give the inputs of the object of a task; None if they are not known."""
    if not isinstance(instance, InstanceValue) or instance.lost is not None:
        return None
    typed = instance.attributes.get("_interface")
    return typed.interface.inputs if isinstance(typed, TypedInterface) else None


def outputs_of(instance: Value) -> Mapping[str, Port] | None:
    """Give the outputs of the object of a task; None if they are not known."""
    if not isinstance(instance, InstanceValue) or instance.lost is not None:
        return None
    typed = instance.attributes.get("_interface")
    return typed.interface.outputs if isinstance(typed, TypedInterface) else None


def check_text(
    session: Session,
    text: Value,
    syntax: re.Pattern[str],
    inputs: Mapping[str, Port],
    span: Span,
    what: str = "input",
) -> None:
    """Report placeholders in a text, if it is known, that cannot be filled in."""
    if not isinstance(text, Known) or not isinstance(text.value, str):
        return
    report = session.machine.report
    for name in dict.fromkeys(syntax.findall(text.value)):
        port = inputs.get(name)
        if port is None:
            known = closest(name, inputs) or f"the {what}s are {', '.join(inputs) or 'none'}"
            message = f"the placeholder for `{name}` names no {what} of the task"
            report.add(UNKNOWN_INPUT.at(span, message, hint=known))
        elif syntax is BACKEND and (kind := without_text(port.type)):
            message = f"the input `{name}` is {kind}: the backend cannot write it into the text"
            report.add(UNSHOWN_INPUT.at(span, message, hint="make the input a `str`"))
