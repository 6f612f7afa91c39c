"""What only packaging knows, as values of the user's program."""

from __future__ import annotations

from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.values import Known, Unknown, Value
from flowc_ir.lazy_dataclass import replace
from flowc_ir.plain import PlainSetting, Setting
from flowc_ir.source import Span


class SettingText(Extension):
    """A string with a setting of packaging in it; it may be copied, and put between strings."""

    __slots__ = ("plain",)

    def __init__(self, plain: PlainSetting) -> None:
        self.plain = plain

    def describe(self) -> str:
        """Say what this is."""
        return f"the {self.plain.setting.value} of packaging"

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Put it before or after a string."""
        if operator == "+" and isinstance(other, Known) and isinstance(other.value, str):
            plain = self.plain
            if reflected:
                return SettingText(replace(plain, before=other.value + plain.before))
            return SettingText(replace(plain, after=plain.after + other.value))
        return super().binary(context, operator, other, reflected, span)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare it: nothing is known."""
        return Unknown(f"`{operator}` on {self.describe()} is not known", span)

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """Give the truth value, if there is more than the setting."""
        if self.plain.before or self.plain.after:
            return True
        return Unknown(f"whether there is {self.describe()} is not known", span)


_BY_NAME = {
    "project": Setting.PROJECT,
    "domain": Setting.DOMAIN,
    "version": Setting.VERSION,
    "python_interpreter": Setting.PYTHON_INTERPRETER,
}


class SettingsOfPackaging(Extension):
    """`SerializationSettings`: what only the target will know."""

    __slots__ = ()

    def describe(self) -> str:
        """Say what this is."""
        return "the settings of packaging"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give a setting that is text."""
        if name in _BY_NAME:
            return SettingText(PlainSetting(setting=_BY_NAME[name]))
        if name == "entrypoint_settings":
            return EntrypointOfPackaging()
        return super().get_attribute(context, name, span)


class EntrypointOfPackaging(Extension):
    """`EntrypointSettings`: where the script lies that starts tasks."""

    __slots__ = ()

    def describe(self) -> str:
        """Say what this is."""
        return "the settings of the entrypoint"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give the path."""
        if name == "path":
            return SettingText(PlainSetting(setting=Setting.ENTRYPOINT))
        return super().get_attribute(context, name, span)
