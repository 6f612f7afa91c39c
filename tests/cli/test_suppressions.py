"""Comments that take findings back, and what is wrong with them."""

from __future__ import annotations

import json

import pytest

from cli.project import Project

POINT = """\
from flytekit import task


class Point:
    pass


@task
def move(point: Point) -> int:{mark}
    return 1
"""

OUR_OWN = "  # flowc: ignore[pickle-fallback] our own"


def found(project: Project, *options: str) -> list[tuple[str, int]]:
    """Give the code and the line of each finding."""
    ran = project.flowc("check", "--format", "json-lines", *options)
    documents = map(json.loads, ran.out.splitlines())
    return [(d["code"], d["span"]["line"]) for d in documents if d["code"] != "opaque-entity"]


@pytest.mark.parametrize(
    ("mark", "codes"),
    [
        (OUR_OWN, []),
        (OUR_OWN + " # noqa: E501", []),
        ("  # noqa: E501 # flowc: ignore[pickle-fallback] our own", []),
        ("  # flowc: ignore[pickle-falback] ours", ["pickle-fallback", "unknown-suppression"]),
        ("  # flowc: ignore ours", ["pickle-fallback", "unknown-suppression"]),
        ("  # flowc: ignore[] ours", ["pickle-fallback", "unknown-suppression"]),
        ("  # flowc: ignore[pickle-fallback, environment-read] ours", ["unused-suppression"]),
        ("  # flowc: ignore[pickle-fallback,pickle-fallback] ours", []),
    ],
)
def test_marks(mark: str, codes: list[str], project: Project) -> None:
    """Take back what is named, and tell of each name that takes nothing back."""
    project.write("flows/a.py", POINT.format(mark=mark))
    assert found(project) == [(code, 9) for code in codes]


@pytest.mark.parametrize("mark", ["", "  # noqa: E501", " -- # TODO"])
def test_a_reason(mark: str, project: Project) -> None:
    """Ask for a reason where that is asked for; the comment of another tool is none."""
    project.write("flows/a.py", POINT.format(mark=f"  # flowc: ignore[pickle-fallback]{mark}"))
    assert found(project) == []
    assert found(project, "--extend-select", "unexplained-suppression") == [
        ("unexplained-suppression", 9)
    ]


def test_where_it_points(project: Project) -> None:
    """Point at the name itself, behind letters of two bytes, and offer the one that was meant."""
    project.write(
        "flows/a.py", "größe = 1  # ü flowc: ignore[x]\nü = 2  # flowc: ignore[cron-invald] ü\n"
    )
    ran = project.flowc("check")
    assert "did you mean `cron-invalid`?" in ran.out
    assert " --> flows/a.py:2:24\n" in ran.out
    assert f"  | {' ' * 23}^^^^^^^^^^^\n" in ran.out
    assert ran.out.count("warning[") == 1


def test_what_only_looks_like_one(project: Project) -> None:
    """Judge comments only, not text that speaks of them."""
    text = '"""Write `# flowc: ignore[nothing] why`."""\n\nX = "# flowc: ignore[nothing]"\n'
    project.write("flows/a.py", text)
    assert found(project) == []


def test_an_error_is_named(project: Project) -> None:
    """Say that an error is not taken back, beside the error."""
    project.write(
        "flows/a.py",
        "from flytekit import CronSchedule, LaunchPlan, task, workflow\n"
        "@task\ndef tick() -> None: ...\n@workflow\ndef report() -> None: tick()\n\n\n"
        "LaunchPlan.get_or_create(\n"
        '    report, name="d", schedule=CronSchedule(schedule="daily")'
        "  # flowc: ignore[cron-invalid] ours\n)\n",
    )
    assert found(project) == [("cron-invalid", 9), ("unused-suppression", 9)]


UNUSED = "LIMIT = 3  # flowc: ignore[pickle-fallback] ours\n"


def test_unused(project: Project) -> None:
    """Tell of a comment on a line where nothing is found."""
    project.write("flows/a.py", UNUSED)
    assert found(project) == [("unused-suppression", 1)]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (UNUSED, ["--ignore", "pickle-fallback"]),
        (UNUSED, ["--select", "cron-invalid"]),
        (UNUSED, ["--ignore", "unused-suppression"]),
        (f"if len([]):\n    {UNUSED}", []),
        (f"def local() -> None:\n    {UNUSED}", []),
        (f"{UNUSED}\n\nx = (\n", ["--select", "unused-suppression"]),
        (
            UNUSED + "from flytekit import task\n\nV = open('v').read()\n\n\n"
            "@task(cache=True, cache_version=V)\ndef dark() -> int:\n    return 1\n",
            [],
        ),
    ],
    ids=["ignored", "not selected", "itself", "branch", "function", "error", "opaque"],
)
def test_unused_is_not_said(text: str, options: list[str], project: Project) -> None:
    """Say it only where the code is looked for and all is known."""
    project.write("flows/a.py", text)
    assert found(project, *options) == []


def test_what_is_imported_is_judged_too(project: Project) -> None:
    """Use a comment in a module that the chosen one imports."""
    project.write("flows/a.py", POINT.format(mark=OUR_OWN))
    project.write("flows/b.py", "from flows.a import move\n")
    assert found(project, "flows/b.py") == []


def test_a_notebook(empty: Project) -> None:
    """Judge the comments of cells."""
    cell = json.dumps(POINT.format(mark=OUR_OWN + "\n# flowc: ignore[nothing] x"))
    empty.write(
        "train.ipynb",
        '{"cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "source": '
        f'{cell}}}], "metadata": {{}}, "nbformat": 4, "nbformat_minor": 5}}',
    )
    ran = empty.flowc("check", "train.ipynb", "--format", "concise")
    assert ran.out.startswith("train.ipynb:cell 1:10:17: warning[unknown-suppression]")
    assert ran.out.count("\n") == 1
