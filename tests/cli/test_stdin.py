"""`flowc check -`: a module from standard input, in its place among files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.project import FLOWS, Project
from cli.test_fix import MENDED, READY, UNMENDABLE
from flowc.cli.formats.registry import FORMATS

WRONG = """\
from flytekit import task

from flows.hello import greet


@task
def late(number) -> str:
    return ""
"""
SAID = "flows/late.py:7:10: error[missing-annotation] parameter `number` of `late` has no type\n"


def test_a_module_that_is_not_saved_yet(project: Project) -> None:
    """Read other modules from disk, and this one from standard input."""
    ran = project.flowc(
        "check", "-", "--stdin-filename", "flows/late.py", "--format", "concise",
        stdin=WRONG.encode(),
    )  # fmt: skip
    assert (ran.code, ran.out) == (1, SAID)
    assert ran.err == "checked 4 entities, 1 opaque, 1 error\n"
    assert not (project.root / "flows/late.py").exists()


def test_a_module_that_is_changed(project: Project) -> None:
    """Let the text from standard input stand for what is on disk; the option alone is enough."""
    place = project.root / "flows/hello.py"
    text = place.read_text().replace("greet(name=name)", "greet(nme=name)")
    ran = project.flowc(
        "check", "--stdin-filename", str(place), "--format", "concise", stdin=text.encode()
    )
    assert ran.code == 1
    assert ran.out.startswith("flows/hello.py:13:12: error[wrong-arguments]")


def test_a_module_without_a_place(empty: Project) -> None:
    """Take it for a file in the working directory."""
    ran = empty.flowc("check", "-", "--format", "concise", stdin=UNMENDABLE.encode())
    assert (ran.code, ran.out.partition(": ")[0]) == (1, "stdin.py:5:11")


def test_only_its_findings_are_told(project: Project) -> None:
    """Count what is wrong with a module that it imports, and do not fail for it."""
    project.write("flows/late.py", WRONG)
    text = "from flows.late import late\n"
    ran = project.flowc("check", "-", "--stdin-filename", "flows/more.py", stdin=text.encode())
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("; 1 error in other modules\n")


def test_the_configuration_of_its_place_counts(project: Project) -> None:
    """Hear settings as for a file there."""
    project.write("pyproject.toml", '[tool.flowc.per-file-ignores]\n"flows/*" = ["all"]\n')
    text = FLOWS.replace("(name: str =", "(name: str = '', other: str =")
    arguments = ("check", "-", "--stdin-filename")
    assert "unused-input" in project.flowc(*arguments, "more.py", stdin=text.encode()).out
    assert project.flowc(*arguments, "flows/more.py", stdin=text.encode()).out == ""
    outside = project.flowc("check", "-", "-s", "flows", "--stdin-filename", "a.py", stdin=b"")
    assert (outside.code, outside.err) == (2, "flowc: error: a.py does not lie under flows\n")


@pytest.mark.parametrize("format_", FORMATS)
def test_formats_are_those_of_files(empty: Project, format_: str) -> None:
    """Say the same as of the file."""
    empty.write("flow.py", READY)
    of_file = empty.flowc("check", "flow.py", "--format", format_)
    empty.write("flow.py", "")
    arguments = ("check", "-", "--stdin-filename", "flow.py", "--format", format_)
    assert empty.flowc(*arguments, stdin=READY.encode()) == of_file


def test_fix_gives_the_source(empty: Project) -> None:
    """Write the mended source to standard output, and what is left to standard error."""
    empty.write("flow.py", "")
    arguments = ("check", "-", "--stdin-filename", "flow.py", "--fix", "--format", "concise")
    ran = empty.flowc(*arguments, stdin=READY.encode())
    assert (ran.code, ran.out) == (0, MENDED)
    assert ran.err == "checked 4 entities\nfound 1 finding (1 fixed, 0 remaining)\n"
    assert (empty.root / "flow.py").read_text() == ""
    left = empty.flowc(*arguments, stdin=UNMENDABLE.encode())
    assert (left.code, left.out) == (1, UNMENDABLE)
    assert left.err.startswith("flow.py:5:11: error[missing-annotation]")


def test_findings_of_programs_go_aside(empty: Project) -> None:
    """Write them to standard error, or where they are asked for."""
    ran = empty.flowc("check", "-", "--fix", "--format", "json", stdin=UNMENDABLE.encode())
    document, _, _ = ran.err.partition("\nchecked ")
    assert [each["code"] for each in json.loads(document)["diagnostics"]] == ["missing-annotation"]
    arguments = ("check", "-", "--fix", "--format", "concise", "--output-file", "found.txt")
    ran = empty.flowc(*arguments, stdin=UNMENDABLE.encode())
    assert ran.out == UNMENDABLE
    assert "missing-annotation" in (empty.root / "found.txt").read_text()


@pytest.mark.parametrize("text", ["def f(:\n", "# coding: ascii\n# é\n", ""])
def test_fix_gives_back_what_it_does_not_mend(empty: Project, text: str) -> None:
    """Never lose the text of an editor: a mistake of syntax, bytes of no encoding, nothing."""
    assert empty.flowc("check", "-", "--fix", stdin=text.encode()).out == text


def test_bytes_stay(empty: Project) -> None:
    """Keep byte order mark, line ends, and the lack of the last one."""
    text = "\ufeff" + READY.replace("\n", "\r\n").rstrip()
    ran = empty.flowc("check", "-", "--fix", stdin=text.encode())
    assert ran.out == "\ufeff" + MENDED.replace("\n", "\r\n").rstrip()


def test_diff(empty: Project) -> None:
    """Write the difference, and no source."""
    arguments = ("check", "-", "--stdin-filename", "flow.py", "--diff")
    ran = empty.flowc(*arguments, stdin=READY.encode())
    assert (ran.code, ran.err) == (1, "would fix 1 finding\n")
    assert ran.out.startswith("--- flow.py\n+++ flow.py\n")
    same = empty.flowc(*arguments, stdin=MENDED.encode())
    assert (same.code, same.out) == (0, "")


def test_fixes_stay_in_the_module(project: Project) -> None:
    """Leave files alone, also those that have the same mistake."""
    place = project.write("flows/ready.py", READY)
    text = READY + "\n\nfrom flows import ready as other\n"
    arguments = ("check", "-", "--stdin-filename", "flows/late.py", "--fix")
    ran = project.flowc(*arguments, stdin=text.encode())
    assert ran.out == MENDED + "\n\nfrom flows import ready as other\n"
    assert place.read_text() == READY


def test_a_notebook(empty: Project) -> None:
    """Read a notebook too; its cells are not mended."""
    cell: dict[str, object] = {
        "cell_type": "code",
        "metadata": {},
        "outputs": [],
        "source": UNMENDABLE,
    }
    text = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    arguments = ("check", "-", "--stdin-filename", "a.ipynb", "--format", "concise")
    ran = empty.flowc(*arguments, stdin=text.encode())
    assert (ran.code, ran.out.partition(": ")[0]) == (1, "a.ipynb:cell 1:5:11")
    assert empty.flowc(*arguments, "--fix", stdin=text.encode()).out == text


def test_a_baseline_counts(empty: Project) -> None:
    """Do not tell what is known, and say nothing of what other files lack."""
    empty.write("flow.py", UNMENDABLE)
    empty.write("other.py", UNMENDABLE)
    assert empty.flowc("check", "--baseline", "b.json", "--write-baseline").code == 0
    arguments = ("check", "-", "--stdin-filename", "flow.py", "--baseline", "b.json")
    ran = empty.flowc(*arguments, stdin=b"import other\n" + UNMENDABLE.encode())
    assert (ran.code, ran.out) == (0, "")
    assert "renew" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["-", "-"], "standard input is read once: write one -"),
        (["-", "a.py"], "a.py: standard input is read alone, write - and no other path"),
        (["a.py", "--stdin-filename", "b.py"], "a.py: with --stdin-filename only standard input"),
        (["-", "--stdin-filename", ""], "--stdin-filename: name a file"),
        (["-", "--stdin-filename", "b.txt"], "b.txt: not a Python file, and no notebook"),
        (["-", "--stdin-filename", "."], ".: a folder, and no file"),
        (["-", "--watch"], "--watch is about files, and does not go with standard input"),
        (["-", "--changed-since", "HEAD"], "--changed-since is about files"),
        (["-", "--baseline", "b", "--write-baseline"], "--write-baseline is about files"),
    ],
)
def test_usage(empty: Project, arguments: list[str], said: str) -> None:
    """Refuse what makes no sense, before anything is read."""
    empty.write("a.py", "")
    ran = empty.flowc("check", *arguments, stdin=b"")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"flowc: error: {said}")


def test_other_commands_read_files(empty: Project) -> None:
    """Take `-` for a path there."""
    assert "-: no such file" in empty.flowc("compile", "-", stdin=b"").err
    assert not Path(empty.root / "out").exists()
