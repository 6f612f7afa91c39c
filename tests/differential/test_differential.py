"""Every entity of every unit of the suite equals flytekit's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from differential.compare import compare
from differential.compile import Product, arguments, read_product
from differential.expected import Answer
from differential.units import SUITE, Unit, flytekit_files, suite_units
from flowc.cli.main import run

_LEAST_MODULES = 75


@pytest.mark.parametrize("unit", suite_units(), ids=str)
def test_package_equals_flytekit(unit: Unit, answers: dict[Unit, Answer], tmp_path: Path) -> None:
    """Compile a unit through the command line, and compare it path by path."""
    answer = answers[unit]
    assert answer.status in ("ok", "empty"), f"flytekit: {answer.status}: {answer.error}"
    product = _package(unit, tmp_path)
    verdicts = compare(answer.entities, product.entities)
    faults = [str(verdict) for verdict in verdicts if verdict.status != "equal"]
    if faults:
        pytest.fail("\n".join([*faults, *_said(product)]), pytrace=False)
    # The names carry the order, as `persist_registrable_entities` of flytekit numbers them.
    assert [one.file for one in product.entities] == [one.file for one in answer.entities]


def test_the_suite_is_as_large_as_promised() -> None:
    """Count the modules of flytekit code."""
    modules = [path for folder in SUITE for path in flytekit_files(folder)]
    assert len(modules) >= _LEAST_MODULES


def _package(unit: Unit, folder: Path) -> Product:
    archive, report = folder / "flyte-package.tgz", folder / "report.json"
    run(arguments(unit, archive, report))
    return read_product(archive, report)


def _said(product: Product) -> list[str]:
    opaque = [one for one in product.reported if one.status != "exact"]
    lines = [f"reported {one.status}: {one.kind} {one.name}: {one.reason}" for one in opaque]
    return lines + product.diagnostics
