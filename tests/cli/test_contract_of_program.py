"""`flowc contract` of a program: what is printed, written, held against files, and refused."""

from __future__ import annotations

import json
import re
from pathlib import Path

from cli.project import Project

FLOWS = """\
from flytekit import task, workflow


@task
def price(article: str, amount: int) -> float:
    \"\"\"Ask for a price.

    Args:
        article: which
    \"\"\"
    return 1.0


@workflow
def order(article: str, amount: int = 1) -> float:
    return price(article=article, amount=amount)
"""
FILE = "gen/contracts/flows/v1/flows.proto"


def started(empty: Project) -> Project:
    """Give a project that has a lock and its contract."""
    empty.write("flows.py", FLOWS)
    ran = empty.flowc("contract", "-o", "gen", "--new-lock")
    assert ran.code == 0, ran.err
    return empty


def test_print_without_a_lock(empty: Project) -> None:
    """Show what would be written; only what is written needs numbers that stay."""
    empty.write("flows.py", FLOWS)
    ran = empty.flowc("contract")
    assert ran.code == 0
    assert "message PriceInputs {" in ran.out
    assert not (empty.root / "flowc.lock.json").exists()


def test_write_needs_a_lock(empty: Project) -> None:
    """Begin a lock only where that is asked for."""
    empty.write("flows.py", FLOWS)
    ran = empty.flowc("contract", "-o", "gen")
    assert ran.code == 1
    assert "error[lock-missing]: there is no flowc.lock.json" in ran.err
    assert not (empty.root / "gen").exists()
    ran = empty.flowc("contract", "-o", "gen", "--new-lock")
    assert ran.err == (
        "wrote 3 files for 3 entities to gen; gave 9 new numbers in flowc.lock.json\n"
    )
    assert "// which\n  string article = 1;" in (empty.root / FILE).read_text()


def test_check_is_for_ci(empty: Project) -> None:
    """Fail if the lock or what is written is not current, and change nothing."""
    project = started(empty)
    assert project.flowc("contract", "-o", "gen", "--check").code == 0
    project.write("flows.py", FLOWS.replace("amount: int)", "amount: int, channel: str | None)"))
    before = (project.root / FILE).read_text()
    ran = project.flowc("contract", "-o", "gen", "--check")
    assert ran.code == 1
    missing = "flowc.lock.json has no number for `channel` of task flows.price inputs"
    assert f"error[lock-stale]: {missing}" in ran.err
    assert f"error[contract-stale]: {FILE} is not what it would be now" in ran.err
    assert (project.root / FILE).read_text() == before
    assert project.flowc("contract", "-o", "gen").code == 0
    assert project.flowc("contract", "-o", "gen", "--check").code == 0


def test_numbers_stay(empty: Project) -> None:
    """Keep a number as long as its name and type are there, and retire it then."""
    project = started(empty)
    without = FLOWS.replace("article: str, amount: int)", "amount: int)")
    without = without.replace("price(article=article, amount=amount)", "price(amount=amount)")
    project.write("flows.py", without)
    ran = project.flowc("contract", "-o", "gen")
    assert ran.err.endswith("; retired 1 in flowc.lock.json\n")
    text = (project.root / FILE).read_text()
    assert '  reserved 1;\n  reserved "article";\n\n' in text
    assert "  int64 amount = 2;" in text


def test_a_lock_that_was_edited(empty: Project) -> None:
    """Show the line, and write nothing."""
    project = started(empty)
    lock = project.root / "flowc.lock.json"
    text = lock.read_text()
    lock.write_text(text.replace('"name": "amount"', '"name": "count"', 1))
    edited = lock.read_text()
    ran = project.flowc("contract", "-o", "gen")
    assert ran.code == 1
    assert (
        "error[lock-edited]: this line is not as flowc wrote it\n --> flowc.lock.json:" in ran.err
    )
    assert '"name": "count"' in ran.err
    assert ran.err.endswith("nothing is written\n")
    assert lock.read_text() == edited


def test_files_of_what_is_gone_are_removed(empty: Project) -> None:
    """Take away what flowc has written for a module that is no more, and nothing else."""
    project = started(empty)
    project.write("gen/contracts/own/v1/own.proto", 'syntax = "proto3";\n')
    (project.root / "flows.py").rename(project.root / "orders.py")
    ran = project.flowc("contract", "-o", "gen", "--check")
    assert f"error[contract-stale]: {FILE} is of nothing that there is" in ran.err
    ran = project.flowc("contract", "-o", "gen")
    assert ", removed 1; " in ran.err, ran.err
    assert not (project.root / FILE).exists()
    assert (project.root / "gen/contracts/own/v1/own.proto").exists()


def test_formats_lie_side_by_side(empty: Project) -> None:
    """Let what one format writes leave alone what another has written."""
    project = started(empty)
    for options in (["openapi"], ["openapi", "--profile", "flyteadmin"], ["jsonschema"]):
        ran = project.flowc("contract", "--format", *options, "-o", "gen")
        assert ran.code == 0
        assert "removed" not in ran.err
    for options in (["proto"], ["openapi"], ["openapi", "--profile", "flyteadmin"], ["jsonschema"]):
        ran = project.flowc("contract", "--format", *options, "-o", "gen", "--check")
        assert ran.code == 0, ran.err


def test_one_entity(empty: Project) -> None:
    """Give the contract of what is chosen, and let the lock keep the rest."""
    project = started(empty)
    before = (project.root / "flowc.lock.json").read_text()
    ran = project.flowc("contract", "--entity", "flows.price", "-o", "one")
    assert ran.code == 0
    text = (project.root / "one/contracts/flows/v1/flows.proto").read_text()
    assert "message PriceInputs {" in text
    assert "Order" not in text
    assert (project.root / "flowc.lock.json").read_text() == before
    ran = project.flowc("contract", "--entity", "flows.prise")
    assert ran.code == 2
    assert "the program has no such entity; did you mean flows.price?" in ran.err


def test_of_an_ir_file(empty: Project) -> None:
    """Give the same contract from the IR as from the sources."""
    project = started(empty)
    assert project.flowc("compile", "flows.py", "-o", "out").code == 0
    from_sources = project.flowc("contract").out
    assert project.flowc("contract", "out/program.flowc.pb").out == from_sources


def test_of_a_flyte_package(empty: Project) -> None:
    """Give the same contract from a package, which only keeps no order of inputs."""
    empty.write("flows.py", FLOWS)
    assert empty.flowc("--pkgs", "flows", "package", "--image", "x/y:1").code == 0
    numbers = re.compile(r" = \d;")
    one, other = (
        sorted(numbers.sub("", ran.out).splitlines())
        for ran in (empty.flowc("contract", "flyte-package.tgz"), empty.flowc("contract"))
    )
    assert one == other


def test_what_is_left_out_can_be_an_error(empty: Project) -> None:
    """Write what is known, with a warning, or with `--strict` nothing."""
    text = "from elsewhere import Row\n\n\n@task\ndef count(rows: Row) -> int:\n    return 1\n"
    empty.write("flows.py", f"{FLOWS}\n{text}")
    ran = empty.flowc("contract", "-o", "gen", "--new-lock", "--strict")
    assert ran.code == 1
    assert "warning[contract-left-out]: task `flows.count` is left out" in ran.err
    assert not (empty.root / "gen").exists()
    assert empty.flowc("contract", "-o", "gen", "--new-lock").code == 0


def test_mistakes_of_the_program_come_first(empty: Project) -> None:
    """Make no contract of a program that has errors."""
    empty.write("flows.py", FLOWS.replace("article=article, ", ""))
    ran = empty.flowc("contract", "-o", "gen", "--new-lock")
    assert ran.code == 1
    assert "error[wrong-arguments]" in ran.err
    assert ran.err.endswith("1 error; there is no contract\n")
    assert [path.name for path in Path(empty.root).iterdir()] == ["flows.py"]


def test_the_lock_is_json(empty: Project) -> None:
    """Let other programs read the numbers."""
    project = started(empty)
    read = json.loads((project.root / "flowc.lock.json").read_text())
    assert read["task flows.price inputs #1"]["name"] == "article"
    assert read["end"] is True


def test_where_the_lock_lies(empty: Project) -> None:
    """Take the folder of the configuration, or the file that is named."""
    empty.write("pyproject.toml", "[tool.flowc]\nsource = ['src']\n")
    empty.write("src/flows.py", FLOWS)
    assert empty.flowc("contract", "-o", "gen", "--new-lock").code == 0
    assert (empty.root / "flowc.lock.json").is_file()
    ran = empty.flowc("contract", "-o", "gen", "--lock", "other.json")
    assert "there is no other.json" in ran.err
