"""`CopyFileDetection`: which source files an image takes along."""

from __future__ import annotations

import enum

from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.values import External, Known, Unknown, Value
from flowc_ir.source import Span

COPY_FILE_DETECTION = "flytekit.constants.CopyFileDetection"


class CopyMode(enum.Enum):
    """The members, with the numbers of flytekit 1.16.31 constants/copy_file_detection.py."""

    LOADED_MODULES = 1
    ALL = 2
    NO_COPY = 3


class CopyModeValue(Extension):
    """One member of `CopyFileDetection`."""

    __slots__ = ("mode",)

    def __init__(self, mode: CopyMode) -> None:
        self.mode = mode

    def describe(self) -> str:
        """Say what this is."""
        return f"`CopyFileDetection.{self.mode.name}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read name or number."""
        if name in ("name", "value"):
            return Known(self.mode.name if name == "name" else self.mode.value)
        return Unknown(f"attribute `{name}` of {self.describe()} is not followed", span)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare by identity, as enums do."""
        if operator not in ("==", "!=") or not isinstance(other, CopyModeValue):
            return super().compare(context, operator, other, reflected, span)
        return Known((self.mode is other.mode) == (operator == "=="))

    def text(self, context: Context, span: Span) -> Value:
        """Give `str()`."""
        return Known(f"CopyFileDetection.{self.mode.name}")

    def python_type(self) -> Value:
        """Give the class."""
        return External(COPY_FILE_DETECTION)
