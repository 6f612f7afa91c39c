"""What flowc cannot make yet of recorded units: a list, strict both ways."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from differential.case import Case
from differential.tally import Tally

FOLDER = Path(__file__).with_name("lacks")
Lacks: TypeAlias = Mapping[str, str]
"""The reason for each entity (`task fleet.jobs.clean`) that is not equal."""

_UNSAID = "flowc does not say why it is missing"


def lacks_of(tally: Tally) -> Lacks:
    """Give what flowc cannot make, and why."""
    return {
        f"{kind} {name}": tally.reasons[kind, name] or _UNSAID
        for (kind, name), fate in sorted(tally.fates.items())
        if fate not in ("equal", "wrong")
    }


def listed(case: Case) -> Lacks:
    """Give what the list says of a case."""
    return _read(case.project).get(case.unit.name, {})


def complaints(case: Case, tally: Tally) -> Iterator[str]:
    """Say what is wrong, what is opaque and not listed, and what is listed and not opaque."""
    yield from (*tally.faults, *tally.crashed)
    found, known = lacks_of(tally), listed(case)
    for entity in sorted(found.keys() - known.keys()):
        yield f"{case}: {entity} is not equal any more: {found[entity]}"
    for entity in sorted(known.keys() - found.keys()):
        yield f"{case}: {entity} is listed as opaque, and is not: accept it (README.md)"


def accept(project: str, units: Mapping[str, Lacks], left: Iterable[str]) -> None:
    """Put down what some units of a project lack; `left` names all the units that it has."""
    kept = {name: lacks for name, lacks in _read(project).items() if name in set(left)}
    lines = {name: dict(lacks) for name, lacks in sorted((kept | dict(units)).items()) if lacks}
    if lines:
        FOLDER.mkdir(exist_ok=True)
        _file(project).write_text(json.dumps(lines, indent=1, ensure_ascii=False) + "\n")
    else:
        _file(project).unlink(missing_ok=True)


def _read(project: str) -> dict[str, Lacks]:
    file = _file(project)
    found: dict[str, Lacks] = json.loads(file.read_text()) if file.exists() else {}
    return found


def _file(project: str) -> Path:
    return FOLDER / f"{project}.json"
