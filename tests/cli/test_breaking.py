"""`flowc breaking` as a user runs it: sides, formats, waivers, exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bundle.repository import git
from cli.project import FLOWS, Project, Ran
from cli.test_narrowing import commit

NAMED = FLOWS.replace("greet(name: str)", "greet(who: str)").replace("{name}", "{who}")
BROKEN = NAMED
ADAPTED = NAMED.replace("greet(name=name)", "greet(who=name)")
WAIVER = """\
[tool.flowc]
[[tool.flowc.waivers]]
code = "input-renamed"
entity = "flows.hello.greet"
part = "name"
reason = "all callers are adapted by ticket 12"
expires = 2030-01-31
"""


@pytest.fixture
def released(project: Project) -> Project:
    """Give a project whose first version is committed."""
    git(project.root, "init", "-q")
    commit(project, "first")
    return project


def against(project: Project, *options: str) -> Ran:
    """Compare with what is committed."""
    return project.flowc("breaking", "--against", "HEAD", *options)


def test_nothing_has_changed(released: Project) -> None:
    """Say so, also where lines have moved."""
    released.write("flows/hello.py", f"# a comment\n\n\n{FLOWS}")
    ran = against(released)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "compared 3 entities with HEAD: no changes; suggested version: none\n"


def test_a_caller_that_is_not_adapted_is_named(released: Project) -> None:
    """Show the call as it stands in the new sources."""
    released.write("flows/hello.py", BROKEN)
    ran = against(released)
    assert ran.code == 1
    assert "breaking[input-renamed]: input `name` of task `flows.hello.greet`" in ran.out
    assert "workflow `flows.hello.hello` uses it in node `n0`, and has errors now" in ran.out
    assert "--> flows/hello.py:13:12" in ran.out
    assert ran.err.endswith("suggested version: major\n")


def test_a_caller_that_is_adapted_is_told_apart(released: Project) -> None:
    """Name it too: what is registered of it still gives the old input."""
    released.write("flows/hello.py", ADAPTED)
    ran = against(released)
    assert ran.code == 1
    assert "uses it in node `n0`, adapted in this change" in ran.out


def test_the_work_tree_is_not_touched(released: Project) -> None:
    """Leave work tree, index and HEAD as they are, and no copy behind."""
    released.write("flows/hello.py", BROKEN)
    before = git(released.root, "status", "--porcelain=v2", "--branch")
    index = (released.root / ".git" / "index").read_bytes()
    against(released)
    assert (released.root / ".git" / "index").read_bytes() == index
    assert git(released.root, "status", "--porcelain=v2", "--branch") == before
    assert not [*Path("/tmp").glob("flowc-*/top")]


def test_ir_package_and_folder_as_old_side(released: Project) -> None:
    """Give the same answer whatever the old side is."""
    released.flowc("compile", "-t", "ir", "-t", "flyte", "-o", "out")
    released.write("old/flows/__init__.py", "")
    released.write("old/flows/hello.py", FLOWS)
    released.write("flows/hello.py", ADAPTED)
    said = [
        released.flowc("breaking", "--against", old, "--format", "json", "flows")
        for old in ("HEAD", "out/program.flowc.pb", "out/flyte-package.tgz", "old")
    ]
    assert [ran.code for ran in said] == [1, 1, 1, 1]
    found = [
        [(change["code"], change["levels"]) for change in json.loads(ran.out)["changes"]]
        for ran in said
    ]
    assert found == [[("input-renamed", {"task": "breaking"})]] * 4


def test_ir_as_new_side(released: Project) -> None:
    """Compare two files."""
    released.flowc("compile", "-o", "old")
    released.write("flows/hello.py", ADAPTED)
    released.flowc("compile", "-o", "new")
    ran = released.flowc("breaking", "--against", "old/program.flowc.pb", "new/program.flowc.pb")
    assert ran.code == 1
    assert "input-renamed" in ran.out


def test_what_is_new_in_a_folder_breaks_nothing(released: Project) -> None:
    """Compare a folder that the revision does not have with nothing."""
    released.write("more/flows2.py", FLOWS)
    ran = against(released, "more")
    assert ran.code == 0
    assert "compatible[entity-added]" in ran.out


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab"])
def test_documents_hold_the_finding(released: Project, name: str) -> None:
    """Write JSON that other programs read, with the place in the new sources."""
    released.write("flows/hello.py", ADAPTED)
    ran = against(released, "--format", name)
    assert ran.code == 1
    assert "input-renamed" in json.dumps(json.loads(ran.out))
    assert "flows/hello.py" in ran.out


def test_github_annotates_the_new_line(released: Project) -> None:
    """Write a workflow command at the input."""
    released.write("flows/hello.py", ADAPTED)
    ran = against(released, "--format", "github")
    assert ran.out.startswith("::error title=flowc%3A input-renamed,file=flows/hello.py,line=7")


def test_markdown_goes_into_a_file(released: Project) -> None:
    """Write the comment of a review."""
    released.write("flows/hello.py", ADAPTED)
    ran = against(released, "--format", "markdown", "--output-file", "changes.md")
    assert (ran.code, ran.out) == (1, "")
    text = (released.root / "changes.md").read_text()
    assert text.startswith("## Changes of interfaces since `HEAD`\n")
    assert "### Breaking (1)" in text


def test_a_waiver_lets_a_change_pass(released: Project) -> None:
    """Show it with its reason, and suggest the version all the same."""
    released.write("pyproject.toml", WAIVER)
    released.write("flows/hello.py", ADAPTED)
    ran = against(released, "--today", "2030-01-31")
    assert ran.code == 0
    assert "waived until 2030-01-31 (all callers are adapted by ticket 12)" in ran.out
    assert "1 waived; suggested version: major" in ran.err


def test_an_expired_waiver_is_reported(released: Project) -> None:
    """Let nothing pass the day after."""
    released.write("pyproject.toml", WAIVER)
    released.write("flows/hello.py", ADAPTED)
    ran = against(released, "--today", "2030-02-01")
    assert ran.code == 1
    assert "warning[expired-waiver] the waiver of `input-renamed`" in ran.err


def test_an_unused_waiver_is_reported(released: Project) -> None:
    """Say that nothing needs it."""
    released.write("waivers.toml", WAIVER.replace("tool.flowc.", "").replace("[tool.flowc]\n", ""))
    released.write("pyproject.toml", '[tool.flowc]\nwaivers = "waivers.toml"\n')
    ran = against(released, "--today", "2030-01-01")
    assert ran.code == 0
    assert "warning[unused-waiver] the waiver of `input-renamed` for `flows.hello.greet`" in ran.err


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("code = 'input-renamed'\nentity = 'x'\nexpires = 2030-01-31", "config-wrong-type"),
        ("code = 'no-such'\nentity = 'x'\nreason = 'y'\nexpires = 2030-01-31", "no code is called"),
        ("code = 'x'\nentity = 'x'\nreason = 'y'\nexpires = 'soon'", "config-wrong-type"),
    ],
    ids=["no-reason", "no-code", "no-day"],
)
def test_a_waiver_must_say_what_why_and_until_when(
    released: Project, table: str, said: str
) -> None:
    """Stop on a waiver that says too little."""
    released.write("pyproject.toml", f"[tool.flowc]\n[[tool.flowc.waivers]]\n{table}\n")
    ran = against(released)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("nowhere", "git knows no commit nowhere"),
        ("./nowhere", "no such file or folder"),
        ("old.tgz", "no such file or folder"),
    ],
)
def test_no_such_side(released: Project, old: str, said: str) -> None:
    """Say what is missing."""
    ran = released.flowc("breaking", "--against", old)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_no_repository(project: Project) -> None:
    """Say that a revision needs git."""
    ran = against(project)
    assert ran.code == 2
    assert "HEAD: this is no work tree of git" in ran.err


def test_risky_changes_fail_where_that_is_asked(released: Project) -> None:
    """Let a changed default pass, unless `--fail-on risky`."""
    released.write("flows/hello.py", FLOWS.replace('"world"', '"you"'))
    assert against(released).code == 0
    ran = against(released, "--fail-on", "risky")
    assert ran.code == 1
    assert "risky[default-changed]" in ran.out


def test_a_reference_that_declares_the_old_interface_is_hit(released: Project) -> None:
    """Name who refers to what is registered, and what it says of it."""
    released.write(
        "other/caller.py",
        "from flytekit import reference_task, workflow\n\n\n"
        '@reference_task(project="p", domain="d", name="flows.hello.greet", version="v")\n'
        "def greet(name: str) -> str: ...\n\n\n"
        "@workflow\ndef far(name: str) -> str:\n    return greet(name=name)\n",
    )
    commit(released, "with a caller")
    released.write("flows/hello.py", ADAPTED)
    ran = against(released)
    assert "workflow `other.caller.far` refers to it, and declares the old interface" in ran.out
    assert "--> other/caller.py:10:12" in ran.out


@pytest.fixture
def numbered(released: Project) -> Project:
    """Give the project with a lock of numbers, which is committed too."""
    ran = released.flowc("contract", "--format", "proto", "-o", "contracts", "--new-lock", "flows")
    assert ran.code == 0, ran.err
    commit(released, "with a lock")
    return released


def test_the_wire_is_judged_by_numbers(numbered: Project) -> None:
    """Add to the change of a type what it means for readers of the protobuf contract."""
    numbered.write("flows/hello.py", FLOWS.replace("name: str)", "name: int)"))
    for old in ("HEAD", "flowc.lock.json"):
        ran = numbered.flowc("breaking", "--against", old, "--format", "json")
        assert ran.code == 1
        found = json.loads(ran.out)["changes"]
        assert [change["levels"].get("wire") for change in found] == ["breaking"]


def test_a_renumbered_lock_is_found(numbered: Project) -> None:
    """Hold the lock of the sources against the one that is committed."""
    (numbered.root / "flowc.lock.json").unlink()
    renamed = FLOWS.replace("name: str)", "other: str, name: str)").replace(
        "name=name", "other='a', name=name"
    )
    numbered.write("flows/hello.py", renamed)
    ran = numbered.flowc("contract", "--format", "proto", "-o", "more", "--new-lock", "flows")
    assert ran.code == 0, ran.err
    numbered.write("flows/hello.py", FLOWS)
    ran = against(numbered)
    assert ran.code == 1
    assert "breaking[number-changed]" in ran.out


def test_a_lock_that_is_none(numbered: Project) -> None:
    """Say what is wrong with it."""
    numbered.write("flowc.lock.json", "{")
    ran = numbered.flowc("breaking", "--against", "flowc.lock.json")
    assert ran.code == 2
    assert "flowc.lock.json is not JSON" in ran.err
