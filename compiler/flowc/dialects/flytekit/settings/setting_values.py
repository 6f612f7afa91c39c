"""Setting objects: instances of flytekit's own small classes, by their fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flowc.dialects.flytekit.settings.reading import bind
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.values import NONE, External, Known, Unknown, Value
from flowc_ir.source import Span

Defaults = Mapping[str, Value | None]
"""Parameter names in order, with their defaults; None marks a required parameter."""

Check = Callable[["SettingValue", Context, Span], None]
"""What a constructor of flytekit checks; raises what flytekit raises."""


class SettingValue(Extension):
    """An instance of a setting class (`Resources`, `Secret`, …): class name and fields."""

    __slots__ = ("cls", "fields", "span")

    def __init__(self, cls: str, fields: dict[str, Value], span: Span) -> None:
        self.cls = cls
        self.fields = fields
        self.span = span

    def describe(self) -> str:
        """Say what this is."""
        return f"a `{self.cls.rpartition('.')[2]}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read a field."""
        if name in self.fields:
            return self.fields[name]
        return Unknown(f"attribute `{name}` of {self.describe()} is not followed", span)

    def set_attribute(self, context: Context, name: str, value: Value, span: Span) -> bool:
        """Write a field."""
        if name not in self.fields:
            return False
        self.fields[name] = value
        return True

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare by class and fields, as dataclasses do."""
        if operator not in ("==", "!=") or not isinstance(other, SettingValue):
            return super().compare(context, operator, other, reflected, span)
        same: bool | Unknown = self.cls == other.cls
        for name, value in self.fields.items():
            if same is not True:
                break
            same = context.equals(value, other.fields.get(name, NONE), span)
        return same if isinstance(same, Unknown) else Known(same == (operator == "=="))

    def iterate(self, context: Context, span: Span) -> list[Value] | Unknown:
        """Refuse: none of these classes has items."""
        name = self.cls.rpartition(".")[2]
        context.throw("TypeError", f"a `{name}` is not iterable", span, hint="put it into a list")

    def copied(self, part: Callable[[Value], Value]) -> Value:
        """Copy the fields."""
        fields = {name: part(value) for name, value in self.fields.items()}
        return SettingValue(self.cls, fields, self.span)

    def replaced(self, context: Context, changes: Mapping[str, Value], span: Span) -> Value:
        """Construct it anew with other fields."""
        keywords = {**self.fields, **changes}
        return context.call(External(self.cls), Call(positional=(), keywords=keywords, span=span))

    def python_type(self) -> Value:
        """Give the class."""
        return External(self.cls)


def setting_class(
    name: str,
    defaults: Defaults,
    check: Check | None = None,
    later: Mapping[str, str] | None = None,
) -> Model:
    """Give the model of a setting class: calling it makes an instance.

    `later` names parameters that the mirrored flytekit does not have yet, with their releases.
    """
    present = {key: value for key, value in defaults.items() if not later or key not in later}

    def construct(context: Context, call: Call) -> Value:
        given = bind(call, name.rpartition(".")[2], present, later)
        fields: dict[str, Value] = {}
        for parameter, default in defaults.items():
            value = given.get(parameter, default)
            if value is None:
                message = f"{name}() missing required argument: '{parameter}'"
                context.throw("TypeError", message, call.span)
            fields[parameter] = value
        setting = SettingValue(name, fields, call.span)
        if check is not None:
            check(setting, context, call.span)
        return setting

    return construct
