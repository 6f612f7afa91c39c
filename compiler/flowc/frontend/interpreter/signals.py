"""Ways in which evaluation ends other than with a value."""

from __future__ import annotations

from typing import TypeAlias

from flowc.frontend.interpreter.values import Unknown, Value
from flowc_ir.diagnostic import Diagnostic
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span


class Raised(Exception):
    """The user's program raises. `diagnostic`, if set, says it better than the exception does.

    `hint` says what may be meant instead.
    """

    def __init__(
        self,
        exception: Value,
        span: Span,
        message: str,
        diagnostic: Diagnostic | None = None,
        hint: str = "",
    ) -> None:
        super().__init__(message)
        self.hint = hint
        self.exception = exception
        self.span = span
        self.message = message
        self.diagnostic = diagnostic


class Lost(Exception):
    """A value was needed that is not known; what needed it is opaque."""

    def __init__(self, unknown: Unknown) -> None:
        super().__init__(unknown.reason)
        self.unknown = unknown


class ItemsLost(Exception):
    """An iteration cannot go on: which items follow is not known."""

    def __init__(self, unknown: Unknown) -> None:
        super().__init__(unknown.reason)
        self.unknown = unknown


class BudgetExceededError(Exception):
    """The program does not end within its budget of steps or depth."""

    def __init__(self, reason: str, span: Span) -> None:
        super().__init__(reason)
        self.reason = reason
        self.span = span


@dataclass(frozen=True, slots=True)
class Return:
    """A function ends with a value."""

    value: Value


@dataclass(frozen=True, slots=True)
class Break:
    """A loop ends."""


@dataclass(frozen=True, slots=True)
class Continue:
    """A loop goes on with its next item."""


Completion: TypeAlias = Return | Break | Continue
