"""What may be wrong with what flows in a workflow."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Iterator

from flowc_ir.diagnostic import Code, Diagnostic
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span


class Fault(enum.Enum):
    """What may be wrong with what flows."""

    MISSING = "missing"
    UNKNOWN_PORT = "unknown port"
    TWICE = "twice"
    UNKNOWN_NODE = "unknown node"
    UNKNOWN_OUTPUT = "unknown output"
    TYPE = "type"
    SHAPE = "shape"
    CHOICE = "choice"
    VARIANT = "variant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One thing that is wrong, in words, where, and by what code of the backend's."""

    fault: Fault
    span: Span
    message: str
    backend: str
    hint: str = ""


def reported(flaws: Iterable[Flaw], fault: Fault, code: Code) -> Iterator[Diagnostic]:
    """Report the flaws of one kind."""
    for flaw in flaws:
        if flaw.fault is fault:
            yield code.at(flaw.span, flaw.message, hint=flaw.hint, backend=flaw.backend)
