"""`TaskMetadata` objects: settings of tasks that are not functions."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import mistake
from flowc.dialects.flytekit.settings.reading import (
    constant,
    duration,
    flag,
    is_none,
    own,
    pairs,
    text,
    texts,
    whole,
)
from flowc.dialects.flytekit.settings.setting_values import Defaults, SettingValue
from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.values import FALSE, NONE, Known, TupleValue, Value
from flowc_ir.source import Span
from flowc_ir.task import TaskMetadata

TASK_METADATA = "flytekit.TaskMetadata"
DEFAULTS: Defaults = {
    "cache": FALSE,
    "cache_serialize": FALSE,
    "cache_version": Known(""),
    "cache_ignore_input_vars": TupleValue(()),
    "interruptible": NONE,
    "deprecated": Known(""),
    "retries": Known(0),
    "timeout": NONE,
    "pod_template_name": NONE,
    "generates_deck": FALSE,
    "is_eager": FALSE,
    "labels": NONE,
    "annotations": NONE,
}
"""Fields of `TaskMetadata` in order (flytekit 1.16.31 core/base_task.py)."""


def check_metadata(setting: SettingValue, context: Context, span: Span) -> None:
    """Check a metadata object as flytekit does; what is not known is checked when it is read."""
    fields = setting.fields
    if not all(isinstance(value, (Known, TupleValue)) for value in fields.values()):
        return
    is_cached = _is_set(fields["cache"])
    if is_cached and not _is_set(fields["cache_version"]):
        mistake(
            WRONG_SETTING,
            span,
            "the cache is on, but has no version",
            hint="pass `cache_version=…`",
            exception="ValueError",
        )
    for name in ("cache_serialize", "cache_ignore_input_vars"):
        if _is_set(fields[name]) and not is_cached:
            mistake(
                WRONG_SETTING,
                span,
                f"`{name}` is set, but the cache is off",
                hint="pass `cache=True`",
                exception="ValueError",
            )


def _is_set(value: Value) -> bool:
    if isinstance(value, TupleValue):
        return bool(value.items)
    return isinstance(value, Known) and bool(value.value)


def metadata_of(
    context: Context, value: Value | None, span: Span, *, what: str = "metadata"
) -> TaskMetadata:
    """Give a metadata object as IR; raises `Lost`."""
    if value is None or is_none(value):
        return TaskMetadata()
    own(value, f"`{what}`", span)
    if not isinstance(value, SettingValue) or value.cls != TASK_METADATA:
        mistake(
            WRONG_SETTING,
            span,
            f"`{what}` is a `TaskMetadata` object",
            exception="AttributeError",
        )
    check_metadata(value, context, span)
    fields = value.fields
    return TaskMetadata(
        cache=bool(constant(fields["cache"], "`cache`", span)),
        cache_version=text(fields["cache_version"], "`cache_version`", span) or "",
        cache_serialize=flag(fields["cache_serialize"], "`cache_serialize`", span) or False,
        cache_ignored_inputs=texts(
            context, fields["cache_ignore_input_vars"], "`cache_ignore_input_vars`", span
        ),
        retries=whole(fields["retries"], "`retries`", span) or 0,
        timeout=duration(fields["timeout"], "`timeout`", span),
        interruptible=flag(fields["interruptible"], "`interruptible`", span),
        deprecated=text(fields["deprecated"], "`deprecated`", span) or "",
        pod_template_name=text(fields["pod_template_name"], "`pod_template_name`", span) or "",
        generates_deck=flag(fields["generates_deck"], "`generates_deck`", span) or False,
        is_eager=flag(fields["is_eager"], "`is_eager`", span) or False,
        labels=pairs(fields["labels"], "`labels`", span),
        annotations=pairs(fields["annotations"], "`annotations`", span),
    )
