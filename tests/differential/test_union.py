"""Packages of modules that use `union` equal what was recorded of flytekit beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from differential.compare import compare
from differential.compile import arguments, read_product
from differential.union import UNION
from differential.units import Unit
from flowc.cli.main import run

UNITS = UNION.units()


@pytest.mark.parametrize("unit", UNITS, ids=str)
def test_package_equals_what_was_recorded(unit: Unit, tmp_path: Path) -> None:
    """Compile a unit through the command line, and compare it path by path."""
    archive, report = tmp_path / "flyte-package.tgz", tmp_path / "report.json"
    run(arguments(unit, archive, report, place=UNION.place(unit)))
    product = read_product(archive, report)
    expected = UNION.entities(unit)
    verdicts = compare(expected, product.entities)
    faults = [str(verdict) for verdict in verdicts if verdict.status != "equal"]
    if faults:
        pytest.fail("\n".join([*faults, *product.diagnostics]), pytrace=False)
    assert [one.file for one in product.entities] == [one.file for one in expected]
