"""The outcome of a run over corpora: as a table for people, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from differential.tally import FATES, SERIALISED, UNIMPORTED, Tally, reasons

Json: TypeAlias = "None | bool | int | float | str | list[Json] | dict[str, Json]"

_HEADS = (
    *("corpus", "units", "entities", *SERIALISED, "equal of the rest"),
    *("not imported", *UNIMPORTED, "compiled of the rest"),
    *("flytekit", "flowc"),
)
_ROWS_OF_TEXT = 1


@dataclass(slots=True, kw_only=True)
class Page:
    """One corpus: its roots by name, each with its tally."""

    name: str
    flytekit: str
    tallies: dict[str, Tally] = field(default_factory=dict[str, Tally])

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong and flowc has not failed."""
        return not any(one.faults or one.crashed for one in self.tallies.values())


def markdown(pages: list[Page]) -> Iterator[str]:
    """Give the table, and then what is behind its figures."""
    yield f"| {' | '.join(_HEADS)} |"
    yield f"|---|{'---:|' * (len(_HEADS) - _ROWS_OF_TEXT)}"
    for page in pages:
        yield _row(page.name, list(page.tallies.values()))
    everything = [tally for page in pages for tally in page.tallies.values()]
    if len(pages) > 1:
        yield _row("all", everything)
    yield ""
    yield f"Seconds are of the wall; flytekit {pages[0].flytekit} with its import for each unit."
    yield "An entity that only wants a manifest is not of the rest."
    yield ""
    for reason, count in reasons(everything).most_common():
        yield f"- {count} {reason}"
    for title, lines in _lists(everything):
        if lines:
            yield from ("", f"{title}:", "", *(f"- {line}" for line in lines))


def document(pages: list[Page]) -> dict[str, Json]:
    """Give everything, down to the fate of each entity."""
    return {
        "schema_version": 2,
        "flytekit": pages[0].flytekit,
        "corpora": [
            {
                "name": page.name,
                "totals": _totals(list(page.tallies.values())),
                "roots": {name: _root(tally) for name, tally in page.tallies.items()},
            }
            for page in pages
        ],
    }


def _root(tally: Tally) -> dict[str, Json]:
    return {
        **_totals([tally]),
        "faults": [*tally.faults],
        "unimported": [*tally.unimported],
        "flytekit_failed": [*tally.failed],
        "flowc_failed": [*tally.crashed],
        "entities": [
            {"kind": kind, "name": name, "fate": fate, "reason": tally.reasons[kind, name]}
            for (kind, name), fate in tally.fates.items()
        ],
    }


def _lists(tallies: list[Tally]) -> Iterator[tuple[str, list[str]]]:
    yield "Wrong", [line for tally in tallies for line in tally.faults]
    yield "flowc fails", [line for tally in tallies for line in tally.crashed]
    yield "flytekit cannot import", [line for tally in tallies for line in tally.unimported]
    yield "flytekit fails", [line for tally in tallies for line in tally.failed]


def _totals(tallies: list[Tally]) -> dict[str, Json]:
    counts = sum((tally.count() for tally in tallies), Counter[str]())
    return {
        **{fate: counts[fate] for fate in FATES},
        "units": sum(tally.units for tally in tallies),
        "units not imported": sum(len(tally.unimported) for tally in tallies),
        "units failed": sum(len(tally.failed) for tally in tallies),
        "flytekit seconds": round(sum(tally.flytekit_seconds for tally in tallies), 1),
        "flowc seconds": round(sum(tally.flowc_seconds for tally in tallies), 1),
    }


def _row(name: str, tallies: list[Tally]) -> str:
    counts = sum((tally.count() for tally in tallies), Counter[str]())
    entities = sum(counts[fate] for fate in SERIALISED)
    cells = [
        name,
        sum(tally.units for tally in tallies),
        entities,
        *(counts[fate] for fate in SERIALISED),
        _share(counts["equal"], entities - counts["manifest"]),
        sum(len(tally.unimported) for tally in tallies),
        *(counts[fate] for fate in UNIMPORTED),
        _share(counts["compiled"], counts["compiled"] + counts["not compiled"]),
        f"{sum(tally.flytekit_seconds for tally in tallies):.0f} s",
        f"{sum(tally.flowc_seconds for tally in tallies):.0f} s",
    ]
    return f"| {' | '.join(map(str, cells))} |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"
