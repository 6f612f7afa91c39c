"""Conditions as values: comparisons of promises, and their conjunctions."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import PROMISE_AS_VALUE
from flowc.dialects.flytekit.session import mistake
from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.values import Unknown, Value
from flowc_ir.source import NOWHERE, Span


class ConditionValue(Extension):
    """The root of conditions."""

    __slots__ = ("span",)

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Combine with `&` and `|` (flytekit core/promise.py)."""
        if operator not in ("&", "|"):
            return None
        if reflected:
            return ConjunctionValue(operator, other, self, span)
        return ConjunctionValue(operator, self, other, span)

    def truth(self, context: Context, span: Span) -> bool | Unknown:
        """A condition has no truth value while the graph is made."""
        mistake(
            PROMISE_AS_VALUE,
            span,
            "the truth of a condition is asked, but it is known only at run time",
            hint="use `&` and `|` instead of `and` and `or`, and no chained comparison",
            exception="ValueError",
        )


class ComparisonValue(ConditionValue):
    """A comparison with a promise on at least one side."""

    __slots__ = ("left", "operator", "right")

    def __init__(self, operator: str, left: Value, right: Value, span: Span = NOWHERE) -> None:
        self.operator = operator
        self.left = left
        self.right = right
        self.span = span

    def describe(self) -> str:
        """Say what this is."""
        return "a comparison of promises"


class ConjunctionValue(ConditionValue):
    """Two conditions combined by `&` or `|`."""

    __slots__ = ("left", "operator", "right")

    def __init__(self, operator: str, left: Value, right: Value, span: Span = NOWHERE) -> None:
        self.operator = operator
        self.left = left
        self.right = right
        self.span = span

    def describe(self) -> str:
        """Say what this is."""
        return "a combination of conditions"
