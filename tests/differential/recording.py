"""Projects that need other environments: what flytekit made of them is kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from differential.compare import compare
from differential.entity import Entity, entity_from_json, entity_to_json
from differential.expected import Answer, ask, locked
from differential.units import Unit, units_in

_FINE = ("ok", "empty")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A folder of projects, and the folder of what flytekit was seen to make of their units.

    `at` is where the projects lie while flytekit is asked: dynamic tasks carry that place.
    """

    projects: Path
    answers: Path
    at: Path

    def units(self) -> list[Unit]:
        """Find every unit of the projects."""
        return units_in(self.projects)

    def file(self, unit: Unit) -> Path:
        """Name the file that holds the answer to a unit."""
        return self.answers / f"{unit.root.name}-{unit.name}.json"

    def entities(self, unit: Unit) -> list[Entity]:
        """Give what flytekit was seen to make of a unit; raises FileNotFoundError."""
        return [entity_from_json(record) for record in json.loads(self.file(unit).read_text())]

    def place(self, unit: Unit) -> Path:
        """Give the source root that a recorded unit had."""
        return self.at / unit.root.name

    def asked(self, units: Collection[Unit], python: Path) -> dict[Unit, Answer]:
        """Ask flytekit under an interpreter anew."""
        copies = {unit: Unit(self.place(unit), unit.name) for unit in units}
        with locked(self.at.with_suffix(".lock")):
            shutil.rmtree(self.at, ignore_errors=True)
            shutil.copytree(self.projects, self.at, ignore=shutil.ignore_patterns("__pycache__"))
            try:
                answers = ask(list(copies.values()), python=python).answers
            finally:
                shutil.rmtree(self.at)
        return {unit: answers[copy] for unit, copy in copies.items()}

    def faults(self, answers: Mapping[Unit, Answer]) -> Iterator[str]:
        """Say which units flytekit refuses, and which recorded answers are stale."""
        for unit, answer in answers.items():
            if answer.status not in _FINE:
                yield f"{unit}: {answer.status}: {answer.error}"
            elif not self.file(unit).exists():
                yield f"{unit}: not recorded"
            else:
                verdicts = compare(self.entities(unit), answer.entities)
                yield from (f"{unit}: {found}" for found in verdicts if found.status != "equal")

    def renewed(self, answers: Mapping[Unit, Answer]) -> Iterator[str]:
        """Write new answers, and say which units flytekit refuses."""
        self.answers.mkdir(exist_ok=True)
        for stale in set(self.answers.glob("*.json")) - set(map(self.file, self.units())):
            stale.unlink()
        for unit, answer in answers.items():
            if answer.status not in _FINE:
                yield f"{unit}: {answer.status}: {answer.error}"
                continue
            # An answer that says the same stays as it is: maps are written in no order.
            if self.file(unit).exists() and not list(self.faults({unit: answer})):
                continue
            records = [entity_to_json(entity) for entity in answer.entities]
            self.file(unit).write_text(json.dumps(records, indent=1) + "\n")
