"""The corpus runner finds units and judges entities."""

from __future__ import annotations

from pathlib import Path

from differential.compile import Product, Reported
from differential.corpora import corpora_in
from differential.entity import Entity
from differential.expected import Answer
from differential.ledger import Page, document, markdown
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
    _write(tmp_path, "flytekit/__init__.py", "")
    _write(tmp_path, "c/broken.py", "import flytekit\ndef (\n")
    _write(tmp_path, "c/.venv/skipped.py", "import flytekit\n")
    assert tree_units(tmp_path, []) == [
        Unit(tmp_path / "a", "cake.bake"),
        Unit(tmp_path / "b", "jobs.nightly"),
        Unit(tmp_path / "c", "broken"),
    ]


def test_a_glob_names_roots(tmp_path: Path) -> None:
    """Believe the option rather than the imports; a `*` is one folder."""
    _write(tmp_path, "b/jobs/nightly.py", _IMPORTS_TOP)
    _write(tmp_path, "b/jobs/weekly/report.py", _IMPORTS_TOP)
    assert tree_units(tmp_path, ["*/*"], within=["b/jobs"]) == [
        Unit(tmp_path / "b" / "jobs", "nightly"),
        Unit(tmp_path / "b" / "jobs", "weekly.report"),
    ]
    assert tree_units(tmp_path, [], within=["c"]) == []


def test_a_folder_holds_listed_repositories(tmp_path: Path) -> None:
    """Look into each checkout as the list says; a folder without any is one corpus."""
    _write(tmp_path, "checkouts/flyteorg+flytesnacks/examples/basics/basics/hello.py", _IMPORTS_TOP)
    _write(tmp_path, "checkouts/flyteorg+flytesnacks/docs/conf.py", _IMPORTS_TOP)
    _write(tmp_path, "checkouts/other/hello.py", _IMPORTS_TOP)
    (corpus,) = corpora_in(tmp_path / "checkouts", [])
    root = tmp_path / "checkouts" / "flyteorg+flytesnacks" / "examples" / "basics"
    assert (corpus.name, corpus.units) == ("flytesnacks", [Unit(root, "basics.hello")])
    (corpus,) = corpora_in(tmp_path / "checkouts" / "other", [])
    assert (corpus.name, len(corpus.units)) == ("other", 1)


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


def test_what_wants_a_manifest_has_its_own_column(tmp_path: Path) -> None:
    """Believe the report, but for what belongs to flytekit's core."""
    reasons_given = {
        "type": ("a manifest is needed for the type `torch.Tensor`", "manifest"),
        "plugin": ("`flytekit.extras.tasks.X` is a library function", "manifest"),
        "core": ("`flytekit.SQLTask` is a library function", "manifest"),
        "clock": ("`datetime.datetime.now` depends on the time", "world"),
    }
    opaque = [
        Reported(kind="launch_plan", name=name, status="opaque", reason=reason, lack=lack)
        for name, (reason, lack) in reasons_given.items()
    ]
    tally = Tally()
    tally.add(_outcome(tmp_path, [_launch_plan(name) for name in reasons_given], [], opaque), 0.0)
    assert tally.count() == {"manifest": 2, "opaque": 2}


def test_what_flowc_does_not_name_is_not_silent(tmp_path: Path) -> None:
    """Take the reason of what is reported under no name, or of a workflow that may hold it."""
    nameless = Reported(kind="task", name="", status="opaque", reason="`x`", lack="manifest")
    within = Reported(kind="workflow", name="w", status="opaque", reason="`f` is unknown")
    for reported, fate in (([nameless], "manifest"), ([within], "opaque"), ([], "missing")):
        tally = Tally()
        tally.add(_outcome(tmp_path, [_launch_plan("lost")], [], reported), 0.0)
        assert tally.count() == {fate: 1}


def test_modules_that_flytekit_cannot_import_are_counted_apart(tmp_path: Path) -> None:
    """Count what flowc makes of them, unless flytekit has made the entity in another unit."""
    reported = [
        Reported(kind="task", name="a", status="exact", reason=""),
        Reported(kind="task", name="b", status="opaque", reason="`x` is unknown"),
        Reported(kind="launch_plan", name="good", status="exact", reason=""),
    ]
    missing = "ModuleNotFoundError: No module named 'torch' (a.py:1)"
    tally = Tally()
    tally.add(_outcome(tmp_path, [_launch_plan("good")], [_launch_plan("good")], []), 0.0)
    tally.add(_outcome(tmp_path, [], [], reported, error=missing), 0.0)
    tally.add(_outcome(tmp_path, [], [], reported, error="ValueError: no (a.py:1)"), 0.0)
    assert tally.count() == {"equal": 1, "compiled": 1, "not compiled": 1}
    assert (len(tally.unimported), len(tally.failed)) == (1, 1)

    page = Page(name="mine", flytekit="1.16.31", tallies={".": tally})
    table = list(markdown([page]))
    assert table[2].startswith("| mine | 3 | 1 | 1 | 0 | 0 | 0 | 0 | 0 | 100.0 % | 1 | 1 | 0 | 1 |")
    assert "- 1 not compiled: `…` is unknown" in table
    assert document([page])["flytekit"] == "1.16.31"


def _write(folder: Path, path: str, text: str) -> None:
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text)


def _launch_plan(name: str) -> Entity:
    return Entity(kind="launch_plan", name=name, file=f"0_{name}_3.pb", data=b"")


def _outcome(
    root: Path,
    expected: list[Entity],
    actual: list[Entity],
    reported: list[Reported],
    error: str = "",
) -> Outcome:
    status = "error" if error else "ok"
    return Outcome(
        unit=Unit(root, "unit"),
        answer=Answer(status=status, error=error, seconds=0.5, entities=tuple(expected)),
        product=Product(entities=actual, reported=reported, diagnostics=[]),
        code=0,
        seconds=0.5,
    )
