"""What flytekit makes of modules beside `union`, recorded from the package itself.

PYTHONPATH=tests python -m differential.union [--check]

It asks the interpreter `FLOWC_UNION_PYTHON`, or `.venvs/union/bin/python` as made by `make union`,
and writes the answers into `union_answers/`; with `--check` it only says which are stale.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from differential.compare import compare
from differential.entity import Entity, entity_from_json, entity_to_json
from differential.expected import Answer, ask
from differential.units import REPOSITORY, Unit, units_in

PROJECTS = REPOSITORY / "tests" / "differential" / "union_projects"
ANSWERS = PROJECTS.with_name("union_answers")
RECORDED_AT = Path("/tmp/flowc-union")  # noqa: S108
"""Where the projects lie when flytekit is asked: dynamic tasks carry the place of their sources."""


def union_units() -> list[Unit]:
    """Find every unit of the projects that use `union`."""
    return units_in(PROJECTS)


def recorded(unit: Unit) -> list[Entity]:
    """Give the entities that flytekit was seen to make of a unit; raises FileNotFoundError."""
    return [entity_from_json(record) for record in json.loads(_place(unit).read_text())]


def main() -> int:
    """Renew the answers, or check them; 1 if an answer is stale or flytekit refuses a unit."""
    named = os.environ.get("FLOWC_UNION_PYTHON")
    python = Path(named) if named else REPOSITORY / ".venvs" / "union" / "bin" / "python"
    answers = _asked(python)
    faults = list(_faults(answers)) if "--check" in sys.argv[1:] else list(_renewed(answers))
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


def place_of(unit: Unit) -> Path:
    """Give the source root that a recorded unit had."""
    return RECORDED_AT / unit.root.name


def _asked(python: Path) -> dict[Unit, Answer]:
    copies = {unit: Unit(place_of(unit), unit.name) for unit in union_units()}
    shutil.rmtree(RECORDED_AT, ignore_errors=True)
    shutil.copytree(PROJECTS, RECORDED_AT, ignore=shutil.ignore_patterns("__pycache__"))
    try:
        answers = ask(list(copies.values()), python=python).answers
    finally:
        shutil.rmtree(RECORDED_AT)
    return {unit: answers[copy] for unit, copy in copies.items()}


def _faults(answers: dict[Unit, Answer]) -> Iterator[str]:
    for unit, answer in answers.items():
        if answer.status not in ("ok", "empty"):
            yield f"{unit}: {answer.status}: {answer.error}"
        elif not _place(unit).exists():
            yield f"{unit}: not recorded"
        else:
            verdicts = compare(recorded(unit), answer.entities)
            yield from (f"{unit}: {found}" for found in verdicts if found.status != "equal")


def _renewed(answers: dict[Unit, Answer]) -> Iterator[str]:
    ANSWERS.mkdir(exist_ok=True)
    for stale in set(ANSWERS.glob("*.json")) - set(map(_place, answers)):
        stale.unlink()
    for unit, answer in answers.items():
        if answer.status not in ("ok", "empty"):
            yield f"{unit}: {answer.status}: {answer.error}"
            continue
        # An answer that says the same stays as it is: maps are written in no order.
        if _place(unit).exists() and not list(_faults({unit: answer})):
            continue
        records = [entity_to_json(entity) for entity in answer.entities]
        _place(unit).write_text(json.dumps(records, indent=1) + "\n")


def _place(unit: Unit) -> Path:
    return ANSWERS / f"{unit.root.name}-{unit.name}.json"


if __name__ == "__main__":
    sys.exit(main())
