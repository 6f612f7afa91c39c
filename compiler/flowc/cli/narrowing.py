"""Leaving out of the findings what is not asked for, and saying how much that is."""

from __future__ import annotations

from collections.abc import Callable

from flowc.cli.fingerprints import OPAQUE, cause_of, fingerprints
from flowc.cli.session import Result
from flowc_ir.diagnostic import Diagnostic
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.program import Opaque
from flowc_ir.source import Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding, or an opaque entity, that may be left out; `places` are all that it names."""

    code: str
    message: str
    places: tuple[Span, ...]
    fingerprint: str


def candidates(result: Result) -> tuple[dict[Diagnostic, Candidate], dict[Opaque, Candidate]]:
    """Give all that is shown now."""
    marks = fingerprints(result)
    findings = {
        found: Candidate(
            found.code.name,
            found.message,
            (found.span, *(related.span for related in found.related)),
            marks.of_diagnostics[found],
        )
        for found in result.diagnostics
    }
    opaque = {
        entity: Candidate(OPAQUE, entity.reason, (cause_of(entity),), marks.of_opaque[entity])
        for entity in result.opaque_by_lack
    }
    return findings, opaque


def narrowed(result: Result, keeps: Callable[[Candidate], bool]) -> Result:
    """Hide what is not kept."""
    findings, opaque = candidates(result)
    hidden = [found for found, candidate in findings.items() if not keeps(candidate)]
    lacking = [entity for entity, candidate in opaque.items() if not keeps(candidate)]
    left = set(hidden)
    return replace(
        result,
        diagnostics=tuple(found for found in result.diagnostics if found not in left),
        hidden=(*result.hidden, *hidden),
        hidden_opaque=result.hidden_opaque | frozenset(lacking),
    )
