"""Objects of flytekit that stand for one message of the backend."""

from __future__ import annotations

from typing import Generic, TypeVar

from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.values import External, Known, Unknown, Value
from flowc_ir.source import Span

Sent = TypeVar("Sent")


class IdlObject(Extension, Generic[Sent]):
    """An instance of the class `name`; `sent` is what the backend is told."""

    __slots__ = ("name", "sent")

    def __init__(self, name: str, sent: Sent) -> None:
        self.name = name
        self.sent = sent

    def describe(self) -> str:
        """Say what this is."""
        return f"a `{self.name.rpartition('.')[2]}`"

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare by what the backend is told (flytekit 1.16.31 models/common.py)."""
        if operator not in ("==", "!="):
            return super().compare(context, operator, other, reflected, span)
        if isinstance(other, Unknown):
            return other
        same = isinstance(other, type(self)) and other.sent == self.sent
        return Known(same == (operator == "=="))

    def python_type(self) -> Value:
        """Give flytekit's class."""
        return External(self.name)
