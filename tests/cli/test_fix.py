"""`flowc check --fix` and `--diff`."""

from __future__ import annotations

import json
import stat

import pytest

from cli.project import Project

HEAD = "from flytekit import Resources, conditional, task, workflow\n\n\n"
READY = (
    HEAD
    + """@task
def ready() -> bool:
    return True


@task
def count(number: int = 1) -> int:
    return number


@workflow
def flow() -> int:
    is_ready = ready()   # asked   once
    return conditional("c").if_(is_ready).then(count()).else_().then(count(number=2))
"""
)
MENDED = READY.replace(".if_(is_ready)", ".if_(is_ready.is_true())")
MISSPELT = (
    HEAD
    + """@task
def count(number: int) -> int:
    return number


@workflow
def flow() -> int:
    return count(nmber=1)
"""
)
UNMENDABLE = (
    HEAD
    + """@task
def count(number) -> int:
    return number
"""
)


def text_of(project: Project, path: str = "flow.py") -> str:
    """Give the text of a file."""
    return (project.root / path).read_bytes().decode()


def test_fix_mends_and_keeps_all_else(empty: Project) -> None:
    """Change what is wrong, and nothing beside it."""
    empty.write("flow.py", READY)
    ran = empty.flowc("check", "--fix")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "checked 4 entities\nfound 1 finding (1 fixed, 0 remaining)\n"
    assert text_of(empty) == MENDED


def test_what_remains_fails(empty: Project) -> None:
    """Give 1 where not all is fixed."""
    empty.write("flow.py", READY)
    empty.write("other.py", UNMENDABLE)
    ran = empty.flowc("check", "--fix", "--format", "concise")
    assert ran.code == 1
    assert (
        ran.out
        == "other.py:5:11: error[missing-annotation] parameter `number` of `count` has no type\n"
    )
    assert ran.err.endswith("found 2 findings (1 fixed, 1 remaining)\n")
    assert text_of(empty) == MENDED


def test_exit_non_zero_on_fix(empty: Project) -> None:
    """Give 1 if anything was fixed, and 0 if nothing was to be."""
    empty.write("flow.py", READY)
    assert empty.flowc("check", "--fix", "--exit-non-zero-on-fix").code == 1
    assert empty.flowc("check", "--fix", "--exit-non-zero-on-fix").code == 0


def test_diff_writes_nothing(empty: Project) -> None:
    """Show what would change, and give 1 then."""
    empty.write("flow.py", READY)
    ran = empty.flowc("check", "--diff")
    assert ran.code == 1
    assert ran.out.splitlines()[:3] == ["--- flow.py", "+++ flow.py", "@@ -14,4 +14,4 @@"]
    changed = [line for line in ran.out.splitlines()[3:] if line[0] in "+-"]
    assert changed == [f"-{READY.splitlines()[-1]}", f"+{MENDED.splitlines()[-1]}"]
    assert ran.err == "would fix 1 finding\n"
    assert text_of(empty) == READY
    empty.write("flow.py", MENDED)
    ran = empty.flowc("check", "--diff")
    assert (ran.code, ran.out, ran.err) == (0, "", "would fix 0 findings\n")


def test_unsafe_fixes_are_asked_for(empty: Project) -> None:
    """Make no guess unless `--unsafe` says so."""
    empty.write("flow.py", MISSPELT)
    assert empty.flowc("check", "--fix").code == 1
    assert text_of(empty) == MISSPELT
    assert empty.flowc("check", "--fix", "--unsafe").code == 0
    assert text_of(empty) == MISSPELT.replace("nmber", "number")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_files_keep_their_spelling(empty: Project, encoding: str, end: str) -> None:
    """Keep encoding, byte order mark, line ends and the lack of a last one."""
    before = f'# -*- coding: {encoding.removesuffix("-sig")} -*-\n"""Größe."""\n{READY}'.rstrip(
        "\n"
    )
    before = before.replace("\n", end)
    path = empty.write("flow.py", "")
    path.write_bytes(before.encode(encoding))
    assert empty.flowc("check", "--fix").code == 0
    assert path.read_bytes() == before.replace("if_(is_ready)", "if_(is_ready.is_true())").encode(
        encoding
    )


def test_modes_and_links_are_kept(empty: Project) -> None:
    """Write through a link, and keep what may be done with a file."""
    real = empty.write("real/flow.txt", READY)
    real.chmod(0o755)
    (empty.root / "flows").mkdir()
    (empty.root / "flows" / "flow.py").symlink_to(real)
    assert empty.flowc("check", "flows", "--fix").code == 0
    assert (empty.root / "flows" / "flow.py").is_symlink()
    assert real.read_text() == MENDED
    assert stat.S_IMODE(real.stat().st_mode) == 0o755
    assert [*real.parent.iterdir()] == [real]


HIDING = READY.replace("def flow() -> int:\n", "def flow(name: str) -> int:\n").replace(
    "count(number=2)", "count(number=name)"
)


def test_a_fix_that_brings_another_finding_is_not_made(empty: Project) -> None:
    """Leave a file as it is, and say why."""
    empty.write("flow.py", HIDING)
    ran = empty.flowc("check", "--fix", "--format", "concise")
    assert ran.code == 1
    assert text_of(empty) == HIDING
    assert (
        "flow.py:17: wrong-condition is not fixed: line 17 would have edge-type-mismatch then\n"
        in ran.err
    )
    assert "found 1 finding (0 fixed, 1 remaining)" in ran.err


def test_a_good_fix_is_made_beside_a_bad_one(empty: Project) -> None:
    """Judge fixes on their own where all of them together are not well."""
    for number in range(5):
        empty.write(f"flow{number}.py", READY)
    empty.write("hiding.py", HIDING)
    ran = empty.flowc("check", "--fix")
    assert "found 6 findings (5 fixed, 1 remaining)" in ran.err
    assert {text_of(empty, f"flow{number}.py") for number in range(5)} == {MENDED}
    assert text_of(empty, "hiding.py") == HIDING


LAYERS = (
    HEAD.replace("Resources, ", "Resources, ")
    + """@task(requests=Resources(mem="10GB"), limits=Resources(mem="1Gi"))
def heavy() -> int:
    return 1
"""
)


def test_what_comes_to_light_is_mended_too(empty: Project) -> None:
    """Go on where a fix shows what the finding hid, and that has a fix."""
    empty.write("flow.py", LAYERS)
    assert empty.flowc("check", "--fix").code == 1
    assert text_of(empty) == LAYERS
    assert empty.flowc("check", "--fix", "--unsafe").code == 0
    assert text_of(empty) == LAYERS.replace("10GB", "10G").replace("1Gi", "10G")


def test_only_what_is_shown_is_fixed(empty: Project) -> None:
    """Leave alone what is not selected, is ignored in a file, or is in the baseline."""
    unused = HEAD + "@task\ndef one() -> int:  # flowc: ignore[pickle-fallback] old\n    return 1\n"
    empty.write("flow.py", unused)
    empty.write("pyproject.toml", '[tool.flowc.per-file-ignores]\n"flow.py" = ["unused-*"]\n')
    assert empty.flowc("check", "--fix").code == 0
    assert text_of(empty) == unused
    empty.write("pyproject.toml", "")
    assert empty.flowc("check", "--fix", "--select", "cron-invalid").code == 0
    assert empty.flowc("check", "--baseline", "known.json", "--write-baseline").code == 0
    assert empty.flowc("check", "--fix", "--baseline", "known.json").code == 0
    assert text_of(empty) == unused
    assert empty.flowc("check", "--fix").code == 0
    assert "flowc: ignore" not in text_of(empty)


def test_notebooks_are_not_edited(empty: Project) -> None:
    """Show a finding in a notebook, and leave it."""
    cell = (
        f'{{"cell_type": "code", "metadata": {{}}, "outputs": [], "source": {json.dumps(READY)}}}'
    )
    notebook = f'{{"cells": [{cell}], "metadata": {{}}, "nbformat": 4, "nbformat_minor": 5}}'
    empty.write("flow.ipynb", notebook)
    ran = empty.flowc("check", "flow.ipynb", "--fix")
    assert ran.code == 1
    assert "(0 fixed, 1 remaining)" in ran.err
    assert text_of(empty, "flow.ipynb") == notebook


@pytest.mark.parametrize("format_", ["full", "concise"])
def test_marks_tell_what_can_be_fixed(empty: Project, format_: str) -> None:
    """Mark what `--fix` would mend, with these options."""
    empty.write("flow.py", READY)
    empty.write("other.py", MISSPELT)
    ran = empty.flowc("check", "--format", format_)
    assert ran.out.count("[*]") == 1
    assert ran.err.endswith("[*] 1 fixable with `--fix`, 1 more with `--fix --unsafe`\n")
    assert empty.flowc("check", "--format", format_, "--unsafe").out.count("[*]") == 2


def test_json_lines_hold_the_edits(empty: Project) -> None:
    """Write what to change, where and how safe it is."""
    empty.write("flow.py", READY)
    (found,) = map(json.loads, empty.flowc("check", "--format", "json-lines").out.splitlines())
    assert found["fix"] == {
        "message": "compare promises with `&`, `|`, `.is_true()` and `.is_false()`",
        "safety": "safe",
        "edits": [
            {
                "content": "is_ready.is_true()",
                "span": {
                    "path": "flow.py",
                    "line": 17,
                    "column": 32,
                    "end_line": 17,
                    "end_column": 40,
                },
            }
        ],
    }


def test_sarif_and_rdjson_hold_the_edits(empty: Project) -> None:
    """Use the place that these formats have for fixes."""
    empty.write("flow.py", READY)
    (result,) = json.loads(empty.flowc("check", "--format", "sarif").out)["runs"][0]["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "flow.py"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 17, "startColumn": 33, "endLine": 17, "endColumn": 41},
            "insertedContent": {"text": "is_ready.is_true()"},
        }
    ]
    (found,) = json.loads(empty.flowc("check", "--format", "rdjson").out)["diagnostics"]
    assert found["suggestions"] == [
        {
            "range": {"start": {"line": 17, "column": 33}, "end": {"line": 17, "column": 41}},
            "text": "is_ready.is_true()",
        }
    ]
