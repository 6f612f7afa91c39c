"""Which of several manifests describes a package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flowc.manifests.codes import CONFLICT
from flowc.manifests.finding import Found
from flowc.manifests.nodes import Map
from flowc.manifests.outline import Part
from flowc.manifests.reading import read_nodes
from flowc_ir.diagnostic import Diagnostic, Related, Report
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.source import Span

_KEYS = ("package", "id")


def settled(found: Sequence[Found]) -> list[Found]:
    """Leave out what another manifest goes before, and those of which none does."""
    return [
        each
        for each in found
        if not any(_meet(each, other) and other.rank >= each.rank for other in _others(each, found))
    ]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two manifests of one rank that describe the same, and what is said of it."""

    earlier: Found
    later: Found
    said: Diagnostic


def conflicts(found: Sequence[Found], texts: dict[str, str]) -> Iterator[Conflict]:
    """Say which manifests of the same rank describe the same; `texts` are theirs, by path."""
    for position, later in enumerate(found):
        for earlier in found[:position]:
            key = _meet(earlier, later)
            if key and earlier.rank is later.rank:
                name = later.manifest.package if key == "package" else later.manifest.id
                message = f"two manifests describe the {key} `{name}`"
                hint = (
                    "leave one out: name it in `disabled-extensions`, or take it from the project"
                )
                said = CONFLICT.at(_span(later, key, texts), message, hint=hint)
                other = Related(_span(earlier, key, texts), "the other one")
                yield Conflict(earlier, later, replace(said, related=(other,)))


def report_conflicts(found: Sequence[Found], texts: dict[str, str], report: Report) -> None:
    """Report all conflicts."""
    for conflict in conflicts(found, texts):
        report.add(conflict.said)


def _others(each: Found, found: Sequence[Found]) -> Iterator[Found]:
    return (other for other in found if other is not each)


def _meet(first: Found, second: Found) -> str:
    """Give the key under which two manifests say the same, if one does."""
    if first.manifest.package == second.manifest.package:
        return "package"
    return "id" if first.manifest.id == second.manifest.id else ""


def _span(found: Found, key: str, texts: dict[str, str]) -> Span:
    nodes = read_nodes(texts.get(found.path, ""), found.path, Report())
    if isinstance(nodes, Map):
        return Part(nodes).text(key).span
    return Span(found.path, 1, 0, 1, 0)
