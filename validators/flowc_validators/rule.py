"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from flowc_ir.diagnostic import Code, Diagnostic
from flowc_ir.lazy_dataclass import dataclass
from flowc_validators.facts import Facts


@dataclass(frozen=True, slots=True)
class Rule:
    """A code, and the function that finds it. Its page is the `.md` beside its file."""

    code: Code
    check: Callable[[Facts], Iterator[Diagnostic]]
