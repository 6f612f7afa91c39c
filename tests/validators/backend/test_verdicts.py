"""Every verdict of the real backend is ours too; what differs stands in docs/backend.md."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from flowc_ir.reflect import is_object, is_sequence
from flowc_validators.cron import fault_of
from flowc_validators.kubernetes_names import (
    dns_label_fault,
    label_key_fault,
    label_value_fault,
    version_fault,
)
from flowc_validators.quantities import parse_quantity
from validators.backend.packages import Json, findings, of_compiler, of_registration

HERE = Path(__file__).parent
PAGE = HERE.parents[2] / "docs" / "backend.md"

# What the backend says besides, where another error is the reason.
FOLLOWING = {"ParameterNotBound", "UnreachableNodes", "ValueRequired"}


def cases(name: str) -> list[Json]:
    """Read the cases of a file, a line each."""
    held: object = json.loads((HERE / name).read_text(encoding="utf-8"))
    assert is_sequence(held)
    return [case for case in held if is_object(case)]


def rows(title: str) -> Iterator[tuple[str, ...]]:
    """Give the rows of the table under a heading of the page, each with its cells."""
    text = PAGE.read_text(encoding="utf-8").partition(f"\n## {title}\n")[2].partition("\n## ")[0]
    for line in text.splitlines()[2:]:
        if line.startswith("| `"):
            yield tuple(cell.strip().strip("`") for cell in line.strip("|").split(" | "))


STRICTER = {row[0].strip(): row[1].strip() for row in rows("Refused here, accepted there")}
OUTSIDE = {row[0].strip() for row in rows("Refused there, and not in a package")}
OTHERWISE = {row[0].strip() for row in rows("Refused by another code")}

COMPILER = cases("compile.json")
REGISTRATION = [case for case in cases("admin.json") if "request" in case]
TEXTS = [case for case in cases("admin.json") if "request" not in case]


def judge(case: Json, files: list[tuple[str, bytes]]) -> None:
    """Hold our findings against the verdict of the backend."""
    name, found = str(case["name"]), findings(files)
    if name in OUTSIDE:
        assert not case["ok"]
        assert not found
    elif case["ok"]:
        assert (
            {each.code.name for each in found} == {STRICTER[name]}
            if found
            else (name not in STRICTER)
        )
    else:
        assert found
        assert name not in STRICTER


@pytest.mark.parametrize("case", COMPILER, ids=[str(case["name"]) for case in COMPILER])
def test_compiler(case: Json) -> None:
    """FlytePropeller 1.16.8 gave these verdicts; its codes are found where it has one."""
    files = of_compiler(case)
    judge(case, files)
    errors = case.get("errors")
    if not is_sequence(errors) or case["name"] in OUTSIDE:
        return
    theirs = {str(error[0]) for error in errors if is_sequence(error)} - {"<none>"}
    ours = {each.backend for each in findings(files)}
    root = theirs - FOLLOWING
    covered = root <= ours if root else bool(theirs & ours) or not theirs
    assert covered is (case["name"] not in OTHERWISE)


@pytest.mark.parametrize("case", REGISTRATION, ids=[str(case["name"]) for case in REGISTRATION])
def test_registration(case: Json) -> None:
    """FlyteAdmin 1.16.8 gave these verdicts."""
    judge(case, of_registration(case))


READERS: Mapping[str, Callable[[str], bool]] = {
    "quantity": lambda text: parse_quantity(text) is not None,
    "labelkey": lambda text: not label_key_fault(text),
    "labelvalue": lambda text: not label_value_fault(text),
    "dnslabel": lambda text: not dns_label_fault(text),
    "version": lambda text: not version_fault(text),
    # Names of executions are in no package; `^[a-z][a-z\-0-9]*$` of at most 63 characters.
    "execid": lambda text: bool(re.fullmatch(r"[a-z][a-z\-0-9]{,62}", text.lower())),
}


@pytest.mark.parametrize("case", TEXTS, ids=[str(case["name"]) for case in TEXTS])
def test_texts(case: Json) -> None:
    """Amounts, labels, names and versions are taken as the backend takes them."""
    assert READERS[str(case["kind"])](str(case["str"])) is case["ok"]


@pytest.mark.parametrize("case", cases("cron.json"), ids=lambda case: repr(case["expr"]))
def test_cron(case: Json) -> None:
    """The parser of the scheduler gave these verdicts."""
    assert (fault_of(str(case["expr"])) == "") is case["ok"]


def test_the_page_names_no_other_case() -> None:
    """Let the tables hold nothing that is not a case."""
    known = {str(case["name"]) for case in (*COMPILER, *REGISTRATION)}
    assert {*STRICTER, *OUTSIDE, *OTHERWISE} <= known
