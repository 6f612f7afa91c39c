"""Fingerprints: what names a finding again after the lines around it have moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

from flowc.cli.excerpt import line_of
from flowc.cli.session import Result
from flowc_ir.diagnostic import Diagnostic
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.program import Entity, Opaque
from flowc_ir.source import NOWHERE, Span

OPAQUE = "opaque-entity"


@dataclass(frozen=True, slots=True)
class Fingerprints:
    """The fingerprints of all that a run found, those too that are hidden; no two are equal."""

    of_diagnostics: Mapping[Diagnostic, str]
    of_opaque: Mapping[Opaque, str]


def fingerprints(result: Result) -> Fingerprints:
    """Give what names each finding and each opaque entity.

    It is made of the code, the file, the entity around it and the text of the line, without its
    indentation: lines that come or go elsewhere do not change it. What is equal in all of these is
    numbered from the top.
    """
    diagnostics = result.all_diagnostics
    opaque = [*dict.fromkeys(result.opaque)]
    places = [(found.code.name, found.span) for found in diagnostics]
    places += [(OPAQUE, cause_of(entity)) for entity in opaque]
    marks = iter(_marks(result, places))
    return Fingerprints(
        {found: next(marks) for found in diagnostics}, {entity: next(marks) for entity in opaque}
    )


def cause_of(entity: Opaque) -> Span:
    """Give where knowledge of an entity was lost, or else where it is defined."""
    return entity.cause if entity.cause != NOWHERE else entity.span


def _marks(result: Result, places: Iterable[tuple[str, Span]]) -> Iterator[str]:
    entities: dict[str, list[Entity]] = {}
    for entity in result.program.entities:
        entities.setdefault(entity.span.path, []).append(entity)
    seen: dict[tuple[str, ...], int] = {}
    for code, span in places:
        around = _around(span.line, entities.get(span.path, []))
        line = line_of(result.sources.get(span.path, ""), span.line)
        key = (code, span.path, around, " ".join(line.split()))
        seen[key] = seen.get(key, 0) + 1
        text = "\0".join((*key, str(seen[key])))
        yield sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]


def _around(line: int, entities: list[Entity]) -> str:
    """Give the name of the smallest entity that holds a line."""
    holding = [entity for entity in entities if entity.span.line <= line <= entity.span.end_line]
    nearest = min(holding, key=lambda entity: entity.span.end_line - entity.span.line, default=None)
    return "" if nearest is None else nearest.name
