"""What the classes of container and shell tasks ask of the compiler."""

from __future__ import annotations

import re

from flowc.dialects.flytekit.classes.class_tasks import rename
from flowc.dialects.flytekit.classes.files import check_file
from flowc.dialects.flytekit.classes.placeholders import (
    BRACES,
    OUTPUT_BRACES,
    SDK,
    check_text,
    inputs_of,
    outputs_of,
)
from flowc.dialects.flytekit.classes.raw_containers import data_loading, raw_container
from flowc.dialects.flytekit.classes.targets import image_in_container
from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.images import task_image
from flowc.dialects.flytekit.settings.reading import is_none, need, text
from flowc.dialects.flytekit.settings.secrets import secret_requests
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    External,
    Generic,
    InstanceValue,
    Known,
    Unknown,
    Value,
)
from flowc_ir.source import Span

FILES = ("flytekit.FlyteFile", "flytekit.FlyteDirectory")
POD = "flytekitplugins.pod.task.Pod"


def note_image(session: Session, call: Call) -> Value:
    """Note that a task has an image, since images of images are named by it."""
    task_image(session, call.positional[0], call.span)
    return NONE


def check_secrets(session: Session, call: Call) -> Value:
    """Refuse secrets that are none, when a task is made."""
    secret_requests(session.machine, call.positional[0], call.span)
    return NONE


def raw_container_of(session: Session, call: Call) -> Value:
    """Give the container of a container task."""
    wanted, given, *rest = call.positional
    image = image_in_container(given, task_image(session, wanted, call.span), call.span)
    return raw_container(session, rest, image, call.span)


def data_loading_of(session: Session, call: Call) -> Value:
    """Say how that gets its data."""
    return data_loading(list(call.positional), call.span)


def refuse(session: Session, call: Call) -> Value:
    """Report what flytekit refuses: a message, a hint, and the exception that it raises."""
    said = [text(each, "what is wrong", call.span) or "" for each in call.positional]
    message, hint, exception = said
    mistake(WRONG_SETTING, call.span, message, hint=hint, exception=exception)


def renamed(session: Session, call: Call) -> Value:
    """Give the task of a plug-in that stands beside a shell task another name."""
    task, name = call.positional
    rename(need(task), name, call.span)
    return NONE


def absolute_path(session: Session, call: Call) -> Value:
    """Give the whole path of a file, which is not known."""
    return Unknown("the path of a script differs from machine to machine", call.span)


def check_shell(session: Session, call: Call) -> Value:
    """Check script and configuration of a shell task; where they are not known, it is not."""
    instance, script, file, config = call.positional
    try:
        _check_script(need(script), need(file), call.span)
        if not is_none(file):
            check_file(session, file, "`script_file`", call.span)
        _check_config(session, need(config), call.span)
    except Lost as lost:
        if isinstance(instance, InstanceValue):
            instance.lost = lost.unknown
    return NONE


def _check_script(script: Value, file: Value, span: Span) -> None:
    given = text(script, "`script`", span)
    has_file = not is_none(file) and not (isinstance(file, Known) and file.value == "")
    if bool(given) == has_file:
        mistake(
            WRONG_SETTING,
            span,
            "a shell task has either a `script` or a `script_file`",
            hint="give one of the two",
            exception="ValueError",
        )


def _check_config(session: Session, config: Value, span: Span) -> None:
    if is_none(config):
        return
    cls = session.machine.attribute(config, "__class__", span)
    parts = [session.machine.attribute(cls, name, span) for name in ("__module__", "__name__")]
    module, name = (text(need(part), "a class", span) for part in parts)
    if f"{module}.{name}" != POD:
        mistake(
            WRONG_SETTING,
            span,
            "the configuration of a shell task can only be a `Pod`",
            hint="leave out `task_config`",
            exception="ValueError",
        )


def check_script_inputs(session: Session, call: Call) -> Value:
    """Report placeholders in a script that name no input."""
    return _check_text(session, call, BRACES)


def check_script_outputs(session: Session, call: Call) -> Value:
    """Report placeholders in a script that name no output."""
    instance, script = call.positional
    outputs = outputs_of(instance)
    if outputs is not None:
        check_text(session, script, OUTPUT_BRACES, outputs, call.span, "output")
    return NONE


def check_query_inputs(session: Session, call: Call) -> Value:
    """Report placeholders in a query that name no input."""
    return _check_text(session, call, SDK)


def _check_text(session: Session, call: Call, syntax: re.Pattern[str]) -> Value:
    instance, text = call.positional
    inputs = inputs_of(instance)
    if inputs is not None:
        check_text(session, text, syntax, inputs, call.span)
    return NONE


def check_script_output(session: Session, call: Call) -> Value:
    """Refuse types that are neither file nor directory; those of a format are made by FlyteFile."""
    name = text(call.positional[0], "`var`", call.span) or ""
    annotation = call.positional[1]
    origin = annotation.origin if isinstance(annotation, Generic) else need(annotation)
    if isinstance(origin, ClassValue):
        raise Lost(Unknown("a class of one's own as the type of a script's output", call.span))
    if isinstance(origin, External):
        if origin.name.startswith("flytekit.types.") or origin.name in FILES:
            return NONE
    mistake(
        WRONG_SETTING,
        call.span,
        f"output `{name}` of a script is neither a file nor a directory",
        hint="use `FlyteFile` or `FlyteDirectory`",
        exception="ValueError",
    )
