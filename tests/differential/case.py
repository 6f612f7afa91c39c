"""A unit beside what was recorded of flytekit, and flowc's answer to it."""

from __future__ import annotations

import json
import tempfile
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from differential.compile import Product, arguments, read_product
from differential.entity import Entity, entity_from_json
from differential.expected import IMAGE, Answer
from differential.tally import Outcome, Tally
from differential.units import Unit
from flowc.cli.main import run


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A unit, the file of what flytekit made of it, and under which settings.

    `place` is where the source root lay; if not `whole`, flytekit was asked for some entities only.
    """

    unit: Unit
    answer: Path
    place: Path
    images: tuple[str, ...] = (IMAGE,)
    environment: tuple[str, ...] = ()
    whole: bool = True

    def __str__(self) -> str:
        return str(self.unit)

    @property
    def project(self) -> str:
        """Name the folder that is the source root."""
        return self.unit.root.name

    def expected(self) -> list[Entity]:
        """Give what flytekit was seen to make; raises FileNotFoundError."""
        return [entity_from_json(record) for record in json.loads(self.answer.read_text())]


def outcome_of(case: Case) -> Outcome:
    """Compile a case through the command line, and put both answers side by side."""
    expected = case.expected()
    with tempfile.TemporaryDirectory(prefix="flowc-case-") as name:
        archive, report = Path(name) / "flyte-package.tgz", Path(name) / "report.json"
        command = arguments(
            *(case.unit, archive, report),
            place=case.place,
            images=case.images,
            environment=case.environment,
        )
        start = time.perf_counter()
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
            code = run(command)
        seconds = time.perf_counter() - start
        product = read_product(archive, report)
    if not case.whole:
        names = {entity.key for entity in expected}
        product = Product(
            entities=[entity for entity in product.entities if entity.key in names],
            reported=product.reported,
            diagnostics=product.diagnostics,
        )
    answer = Answer(status="ok", error="", seconds=0.0, entities=tuple(expected))
    return Outcome(unit=case.unit, answer=answer, product=product, code=code, seconds=seconds)


def judged(case: Case) -> Tally:
    """Give the fate of each entity of a case; what stands in another order is a fault."""
    outcome, tally = outcome_of(case), Tally()
    tally.add(outcome, 0.0)
    made = [entity.key for entity in outcome.product.entities]
    known = [entity.key for entity in outcome.answer.entities if entity.key in set(made)]
    if case.whole and made != known and not tally.faults:
        tally.faults.append(f"{case}: the entities stand in another order than flytekit's")
    return tally
