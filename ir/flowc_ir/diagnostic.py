"""Diagnostics: what is wrong, where, and what to do."""

from __future__ import annotations

import enum
from collections.abc import Iterable

from flowc_ir.lazy_dataclass import dataclass, field
from flowc_ir.source import Span


class Severity(enum.Enum):
    """How bad a diagnostic is; only an error stops the targets."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def is_at_least(self, other: Severity) -> bool:
        """Tell whether this is as bad as `other`, or worse."""
        order = (Severity.NOTE, Severity.WARNING, Severity.ERROR)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding, declared once, in the file that finds it.

    `backend` is what Flyte's backend calls it, if it finds that too (flytepropeller v1.16.8,
    pkg/compiler/errors; `InvalidArgument` for what flyteadmin finds).
    """

    name: str
    severity: Severity
    summary: str
    backend: str = ""

    def at(self, span: Span, message: str, *, hint: str = "", backend: str = "") -> Diagnostic:
        """Report this at `span`; `backend` goes before what the code says of the backend."""
        return Diagnostic(self, span, message, hint, backend=backend or self.backend)


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that helps to understand a finding."""

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. `backend` is the code that Flyte's backend gives it, if it finds that too."""

    code: Code
    span: Span
    message: str
    hint: str = ""
    related: tuple[Related, ...] = ()
    backend: str = ""


def in_reading_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Sort by file, position, code and message, and drop repeats."""
    unique = dict.fromkeys(diagnostics)
    return sorted(
        unique,
        key=lambda d: (d.span.path, d.span.line, d.span.column, d.code.name, d.message),
    )


@dataclass(slots=True)
class Report:
    """The findings of one run; it is only added to."""

    diagnostics: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def add(self, diagnostic: Diagnostic) -> None:
        """Record one finding."""
        self.diagnostics.append(diagnostic)

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(d.code.severity is Severity.ERROR for d in self.diagnostics)
