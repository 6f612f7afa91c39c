"""The oracle and the comparison can be trusted: they find what is there."""

from __future__ import annotations

import subprocess
from pathlib import Path

from flyteidl.admin.task_pb2 import TaskSpec
from flyteidl.core.types_pb2 import LiteralType, SimpleType, UnionType

from differential.compare import compare
from differential.entity import Entity, read_archive
from differential.expected import IMAGE, Answer, ask, flytekit_python
from differential.units import Unit, suite_units

_SOURCE = """
from flytekit import task, workflow

@task
def double(x: int) -> int:
    return 2 * x

@workflow
def twice(x: int) -> int:
    return double(x=double(x=x))
"""


def test_flytekit_serialises_every_unit(answers: dict[Unit, Answer]) -> None:
    """Find no unit that flytekit itself rejects, and few without an entity."""
    bad = {str(unit): answer.error for unit, answer in answers.items() if answer.status == "error"}
    assert not bad
    assert sum(answer.status == "ok" for answer in answers.values()) > len(answers) * 0.8


def test_flytekit_agrees_with_itself_in_another_process(answers: dict[Unit, Answer]) -> None:
    """Ask again for some units: what differs from run to run has no place here."""
    some = suite_units()[::9]
    again = ask(some, python=flytekit_python()).answers
    for unit in some:
        verdicts = compare(answers[unit].entities, again[unit].entities)
        assert [str(one) for one in verdicts if one.status != "equal"] == []


def test_oracle_writes_what_pyflyte_writes(tmp_path: Path) -> None:
    """Compare with the archive of the real command, byte by byte and in order."""
    (tmp_path / "doubling.py").write_text(_SOURCE)
    archive = tmp_path / "package.tgz"
    unit = Unit(tmp_path, "doubling")
    _pyflyte("--pkgs", "doubling", "package", "--image", IMAGE, "-o", str(archive), folder=tmp_path)
    ours = ask([unit], python=flytekit_python()).answers[unit].entities
    assert list(ours) == read_archive(archive)
    assert [one.key for one in ours] == [
        ("task", "doubling.double"),
        ("workflow", "doubling.twice"),
        ("launch_plan", "doubling.twice"),
    ]


def test_a_module_that_raises_is_an_error(tmp_path: Path) -> None:
    """Tell apart a module that raises and one that has no entity."""
    (tmp_path / "broken.py").write_text("import flytekit\nraise ValueError('no')\n")
    (tmp_path / "plain.py").write_text("import flytekit\n")
    units = [Unit(tmp_path, "broken"), Unit(tmp_path, "plain")]
    broken, plain = (ask(units, python=flytekit_python()).answers[unit] for unit in units)
    assert (broken.status, broken.error) == ("error", "ValueError: no (broken.py:2)")
    assert (plain.status, plain.entities) == ("empty", ())


def test_compare_finds_what_differs() -> None:
    """Find what is missing, extra, met twice, and where two messages differ."""
    one, two = (_task(cache_version=version) for version in ("1", "2"))
    assert [found.status for found in compare([one], [one])] == ["equal"]
    assert [found.status for found in compare([one], [])] == ["missing"]
    assert [found.status for found in compare([], [one])] == ["extra"]
    assert [found.status for found in compare([one, one], [one])] == ["equal", "missing"]
    (verdict,) = compare([one], [two])
    (difference,) = verdict.differences
    assert difference.path == "$.template.metadata.discovery_version"
    assert (difference.expected, difference.actual) == ('"1"', '"2"')


def test_only_nested_unions_are_sets() -> None:
    """Forgive the order of variants inside a list, nowhere else."""
    number, text = (LiteralType(simple=kind) for kind in (SimpleType.INTEGER, SimpleType.STRING))
    there, back = (
        LiteralType(union_type=UnionType(variants=variants))
        for variants in ([number, text], [text, number])
    )
    assert _statuses(there, back) == ["differ"]
    assert _statuses(_list_of(there), _list_of(back)) == ["equal"]
    assert _statuses(_list_of(there), _list_of(number)) == ["differ"]


def _pyflyte(*arguments: str, folder: Path) -> None:
    start = "from flytekit.clis.sdk_in_container.pyflyte import main; main()"
    command = [str(flytekit_python()), "-c", start, *arguments]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)


def _task(*, cache_version: str = "", input_type: LiteralType | None = None) -> Entity:
    spec = TaskSpec()
    spec.template.id.name = "sample"
    spec.template.metadata.discovery_version = cache_version
    if input_type:
        spec.template.interface.inputs.variables["x"].type.CopyFrom(input_type)
    return Entity(kind="task", name="sample", file="0_sample_1.pb", data=spec.SerializeToString())


def _list_of(element: LiteralType) -> LiteralType:
    return LiteralType(collection_type=element)


def _statuses(left: LiteralType, right: LiteralType) -> list[str]:
    return [one.status for one in compare([_task(input_type=left)], [_task(input_type=right)])]
