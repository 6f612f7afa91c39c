"""The corpus runner finds units and judges entities."""

from __future__ import annotations

from pathlib import Path

from differential.compile import Product, Reported
from differential.entity import Entity
from differential.expected import Answer
from differential.tally import Outcome, Tally, reasons
from differential.tree import tree_units
from differential.units import Unit

_IMPORTS_TOP = "from shop.prices import p\nimport flytekit\n"


def test_roots_follow_packages_and_imports(tmp_path: Path) -> None:
    """Take the folder above a package, unless the imports point further up."""
    _write(tmp_path, "a/cake/__init__.py", "")
    _write(tmp_path, "a/cake/bake.py", "from flytekit import task\n")
    _write(tmp_path, "b/jobs/nightly.py", _IMPORTS_TOP)
    _write(tmp_path, "b/shop/prices.py", "p = 1\n")
    _write(tmp_path, "c/broken.py", "import flytekit\ndef (\n")
    _write(tmp_path, "c/.venv/skipped.py", "import flytekit\n")
    assert tree_units(tmp_path, []) == [
        Unit(tmp_path / "a", "cake.bake"),
        Unit(tmp_path / "b", "jobs.nightly"),
        Unit(tmp_path / "c", "broken"),
    ]


def test_a_glob_names_roots(tmp_path: Path) -> None:
    """Believe the option rather than the imports."""
    _write(tmp_path, "b/jobs/nightly.py", _IMPORTS_TOP)
    assert tree_units(tmp_path, ["*/jobs"]) == [Unit(tmp_path / "b" / "jobs", "nightly")]


def test_each_entity_has_one_fate(tmp_path: Path) -> None:
    """Judge by both archives and by flowc's report; the worst of several units stands."""
    tally = Tally()
    expected = [_launch_plan(name) for name in ("good", "dim", "lost")]
    dim = Reported(kind="launch_plan", name="dim", status="opaque", reason="`x` is unknown")
    tally.add(_outcome(tmp_path, expected, [expected[0], _launch_plan("new")], [dim]), 2.0)
    tally.add(_outcome(tmp_path, expected, expected, []), 2.0)
    assert tally.count() == {"equal": 1, "opaque": 1, "missing": 1, "wrong": 1}
    assert reasons([tally]) == {"opaque: `…` is unknown": 1}
    assert (tally.units, tally.flytekit_seconds, tally.flowc_seconds) == (2, 5.0, 1.0)


def _write(folder: Path, path: str, text: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)


def _launch_plan(name: str) -> Entity:
    return Entity(kind="launch_plan", name=name, file=f"0_{name}_3.pb", data=b"")


def _outcome(
    root: Path, expected: list[Entity], actual: list[Entity], reported: list[Reported]
) -> Outcome:
    return Outcome(
        unit=Unit(root, "unit"),
        answer=Answer(status="ok", error="", seconds=0.5, entities=tuple(expected)),
        product=Product(entities=actual, reported=reported, diagnostics=[]),
        code=0,
        seconds=0.5,
    )
