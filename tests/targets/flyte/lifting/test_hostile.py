"""Bytes that are no package, and packages that are wrong, give findings and never a crash."""

from __future__ import annotations

import gzip
import io
import tarfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from flyteidl.admin.description_entity_pb2 import DescriptionEntity
from flyteidl.admin.task_pb2 import TaskSpec
from hypothesis import given, settings
from hypothesis import strategies as st

from flowc.driver import CompileOptions, compile_project
from flowc.targets.flyte.lifting.lift import Lifted, lift_files, lift_package
from flowc.targets.flyte.lifting.members import MOST_BYTES
from flowc.targets.flyte.package import build_package
from flowc.targets.flyte.settings import FlyteSettings
from flowc_validators.engine import check

EXAMPLES = Path(__file__).parents[4] / "examples"


def codes(lifted: Lifted) -> set[str]:
    """Name what is wrong with the messages themselves."""
    return {found.code.name for found in lifted.report.diagnostics}


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Make an archive."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


@cache
def good() -> bytes:
    """Give a good package."""
    outcome = compile_project(CompileOptions(root=EXAMPLES / "daily_sales"))
    return build_package(outcome.program, FlyteSettings()).data


@cache
def good_files() -> tuple[tuple[str, bytes], ...]:
    """Give the files of a good package."""
    with tarfile.open(fileobj=io.BytesIO(good())) as archive:
        held = [(member.name, archive.extractfile(member)) for member in archive]
        return tuple((name, content.read()) for name, content in held if content is not None)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no archive",
        b"\x1f\x8b",
        b"\x1f\x8b\x08 broken",
        gzip.compress(b"no tar"),
        good()[:99],
    ],
    ids=["empty", "text", "head", "gzip", "no-tar", "cut"],
)
def test_no_archive(data: bytes) -> None:
    """Say that it is no package."""
    lifted = lift_package("p.tgz", data)
    assert codes(lifted) <= {"unreadable-package"}
    assert not lifted.program.entities


def test_no_message() -> None:
    """Name the file that holds no message, and read the others."""
    lifted = lift_package("p.tgz", packed([*good_files(), ("99_x_1.pb", b"\xff\xff\xff")]))
    (found,) = lifted.report.diagnostics
    assert found.code.name == "unreadable-package"
    assert found.span.path == "p.tgz::99_x_1.pb"
    assert len(lifted.program.entities) == len(good_files())


def test_stray_files() -> None:
    """Refuse what registering tools refuse; the archive of the code is none of that."""
    strays = [("notes.txt", b""), ("../0_x_1.pb", b""), ("/etc/0_x_1.pb", b"")]
    code = ("fast0123.tar.gz", b"anything")
    lifted = lift_package("p.tgz", packed([*good_files(), *strays, code]))
    assert [f.span.path for f in lifted.report.diagnostics] == [
        "p.tgz::../0_x_1.pb",
        "p.tgz::/etc/0_x_1.pb",
        "p.tgz::notes.txt",
    ]
    assert codes(lifted) == {"stray-member"}


def test_huge_member() -> None:
    """Do not read what says that it is huge."""
    entry = tarfile.TarInfo("0_x_1.pb")
    entry.size = MOST_BYTES + 1
    lifted = lift_package("p.tar", entry.tobuf())
    assert codes(lifted) == {"unreadable-package"}


def test_wrong_message() -> None:
    """A workflow in the file of a task is found by its identifier."""
    workflow = next(data for name, data in good_files() if name.endswith("_2.pb"))
    lifted = lift_files("p", [("0_x_1.pb", workflow)])
    assert codes(lifted) & {"unreadable-package", "wrong-identifier"}


def test_message_without_kind() -> None:
    """Take a message whose file does not say what it is for the first that it can be."""
    task = next(data for name, data in good_files() if name.endswith("_1.pb"))
    lifted = lift_files("p", [("anything.pb", task)])
    assert not codes(lifted)
    assert lifted.program.entities[0].name == TaskSpec.FromString(task).template.id.name


def test_format_without_name() -> None:
    """Name a description whose format is none of Flyte's as not said in full."""
    spec = TaskSpec.FromString(next(d for name, d in good_files() if name.endswith("_1.pb")))
    unknown = DescriptionEntity.FromString(b"\x1a\x02\x18\x04")
    spec.description.CopyFrom(unknown)
    lifted = lift_files("p", [("0_x_1.pb", spec.SerializeToString())])
    assert [each.name for each in lifted.inexact] == [spec.template.id.name]


def test_variant_that_is_nothing() -> None:
    """A variant with an annotation and without a type makes its entity opaque, and nothing fail."""
    spec = TaskSpec.FromString(next(d for name, d in good_files() if name.endswith("_1.pb")))
    variant = spec.template.interface.inputs.variables["empty"].type.union_type.variants.add()
    variant.annotation.annotations.update({"unit": "m"})
    variant.structure.tag = "int"
    lifted = lift_files("p", [("0_x_1.pb", spec.SerializeToString())])
    assert codes(lifted) == {"missing-value"}


def judged(lifted: Lifted) -> None:
    """Let every rule look at what was read."""
    for found in check(lifted.program):
        assert found.message


@given(data=st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes(data: bytes) -> None:
    """Read anything."""
    judged(lift_package("p.tgz", data))
    for kind in "123":
        judged(lift_files("p", [(f"0_x_{kind}.pb", data)]))


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_changed_bytes(data: st.DataObject) -> None:
    """Read good messages of which some bytes are others, or are gone."""
    files = list(good_files())
    for _ in range(data.draw(st.integers(1, 3))):
        number = data.draw(st.integers(0, len(files) - 1))
        name, held = files[number]
        start = data.draw(st.integers(0, len(held) - 1))
        count = data.draw(st.integers(0, 4))
        files[number] = (
            name,
            held[:start] + data.draw(st.binary(max_size=4)) + held[start + count :],
        )
    judged(lift_files("p", files))
