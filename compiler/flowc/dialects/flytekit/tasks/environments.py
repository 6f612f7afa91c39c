"""`Environment`: settings that several tasks share."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import mistake
from flowc.dialects.flytekit.settings.reading import is_none
from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.values import NONE, DictValue, Unknown, Value
from flowc_ir.source import Span


class EnvironmentValue(Extension):
    """Settings of tasks by name (flytekit 1.16.31 core/environment.py)."""

    __slots__ = ("decorators", "overrides")

    def __init__(self, overrides: dict[str, Value], decorators: dict[str, Builtin]) -> None:
        self.overrides = overrides
        self.decorators = decorators

    def describe(self) -> str:
        """Say what this is."""
        return "an `Environment`"

    def call(self, context: Context, call: Call) -> Value:
        """Decorate a task."""
        return self._decorate(context, "task", call)

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give a method."""
        match name:
            case "task" | "dynamic":
                return Builtin(
                    f"Environment.{name}", lambda ctx, call: self._decorate(ctx, name, call)
                )
            case "extend":
                return Builtin(
                    "Environment.extend",
                    lambda _, call: EnvironmentValue(
                        inherit(self.overrides, call.keywords), self.decorators
                    ),
                )
            case "update":
                return Builtin("Environment.update", self._update)
            case "show":
                return Builtin("Environment.show", lambda _, call: NONE)
            case _:
                return super().get_attribute(context, name, span)

    def _update(self, context: Context, call: Call) -> Value:
        self.overrides = inherit(self.overrides, call.keywords)
        return NONE

    def _decorate(self, context: Context, kind: str, call: Call) -> Value:
        """Call the decorator with the shared settings; beside a function no others count."""
        decorator = self.decorators[kind]
        function = call.positional[0] if call.positional else NONE
        if not is_none(function):
            return context.call(
                decorator,
                Call(positional=(function,), keywords=dict(self.overrides), span=call.span),
            )
        settings = inherit(self.overrides, call.keywords)

        def decorate(context: Context, inner: Call) -> Value:
            return context.call(
                decorator,
                Call(positional=inner.positional[:1], keywords=settings, span=call.span),
            )

        return Builtin(f"Environment.{kind}", decorate)


def inherit(old: dict[str, Value], new: dict[str, Value]) -> dict[str, Value]:
    """Lay settings over others; dicts are merged key by key, deeply."""
    merged = dict(old)
    for name, value in new.items():
        below = merged.get(name)
        if isinstance(value, DictValue) and below is not None:
            merged[name] = _merged(below, value)
        else:
            merged[name] = value
    return merged


def _merged(below: Value, above: DictValue) -> Value:
    if not isinstance(below, DictValue):
        return Unknown("a dict is laid over a setting that is none")
    lost = below.lost or above.lost
    entries = dict(below.entries)
    for key, (name, value) in above.entries.items():
        known = entries.get(key)
        if isinstance(value, DictValue) and known is not None:
            value = _merged(known[1], value)
        entries[key] = (name, value)
    return DictValue(entries, lost)


def environment_model(task: Builtin, dynamic: Builtin) -> Model:
    """Give the model of `Environment(**settings)`."""

    def model(context: Context, call: Call) -> Value:
        if call.positional or "_task_function" in call.keywords:
            mistake(
                WRONG_SETTING,
                call.span,
                "`Environment` takes settings of tasks only, by keyword",
                exception="KeyError",
            )
        return EnvironmentValue(dict(call.keywords), {"task": task, "dynamic": dynamic})

    return model
