"""What `flowc check` shows: options and settings that select, ignore and weigh."""

from __future__ import annotations

import json

import pytest

from cli.project import Project

# One error, one warning and one note-to-be.
FOUND = """\
from flytekit import CronSchedule, LaunchPlan, task, workflow


class Point:
    pass


@task
def move(point: Point) -> int:
    return 1


@task
def moved(point: Point) -> int:  # flowc: ignore[pickle-fallback]
    return 1
@task
def tick() -> None: ...
@workflow
def report() -> None: tick()


daily = LaunchPlan.get_or_create(report, name="d", schedule=CronSchedule(schedule="daily"))
"""

HARMLESS = FOUND.replace('name="d", schedule=CronSchedule(schedule="daily")', 'name="e"')


def codes(project: Project, *options: str) -> list[str]:
    """Give the codes that are shown, in order."""
    lines = project.flowc("check", "--format", "json-lines", *options).out.splitlines()
    return [json.loads(line)["code"] for line in lines]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ([], ["pickle-fallback", "cron-invalid"]),
        (["--select", "cron-invalid"], ["cron-invalid"]),
        (["--select", "cron-*"], ["cron-invalid"]),
        (["--select", "pickle-fallback"], ["pickle-fallback"]),
        (["--select", "cron-invalid,pickle-fallback"], ["pickle-fallback", "cron-invalid"]),
        (["--select", "all"], ["pickle-fallback", "unexplained-suppression", "cron-invalid"]),
        (["--ignore", "pickle-fallback"], ["cron-invalid"]),
        (["--ignore", "all"], ["cron-invalid"]),
        (["--select", "all", "--ignore", "un*"], ["pickle-fallback", "cron-invalid"]),
        (
            ["--extend-select", "unexplained-suppression"],
            ["pickle-fallback", "unexplained-suppression", "cron-invalid"],
        ),
    ],
    ids=" ".join,
)
def test_options(options: list[str], shown: list[str], project: Project) -> None:
    """Show what is selected; an error is shown unless others are selected."""
    project.write("flows/plans.py", FOUND)
    assert codes(project, *options) == shown


def test_an_error_that_is_not_selected_still_fails(project: Project) -> None:
    """Count the errors that are not shown, and give 1 for them."""
    project.write("flows/plans.py", FOUND)
    ran = project.flowc("check", "--select", "unused-suppression")
    assert (ran.code, ran.out) == (1, "")
    assert "1 error of codes that are not selected" in ran.err


def test_an_error_is_not_ignored(project: Project) -> None:
    """Say that `--ignore` does nothing for an error."""
    project.write("flows/plans.py", FOUND)
    ran = project.flowc("check", "--ignore", "cron-invalid,pickle-fallback")
    assert ran.code == 1
    assert "cron-invalid is an error, and is not ignored" in ran.err
    assert "pickle-fallback" not in ran.err


@pytest.mark.parametrize("option", ["--select", "--extend-select", "--ignore"])
def test_an_unknown_code(option: str, project: Project) -> None:
    """Offer the code that was meant."""
    ran = project.flowc("check", option, "cron-invald")
    assert ran.code == 2
    assert "did you mean cron-invalid?" in ran.err


@pytest.mark.parametrize(
    "text",
    [
        'ignore = ["cron-invald"]',
        'select = ["cron-invald"]',
        'extend-select = ["cron-invald"]',
        '[tool.flowc.severity]\ncron-invald = "error"',
        '[tool.flowc.per-file-ignores]\n"x.py" = ["cron-invald"]',
    ],
)
def test_an_unknown_code_in_the_configuration(text: str, project: Project) -> None:
    """Show the line, and offer the code that was meant."""
    project.write("pyproject.toml", f"[tool.flowc]\n{text}\n")
    ran = project.flowc("check")
    assert ran.code == 2
    assert f"pyproject.toml:{text.count(chr(10)) + 2}:" in ran.err
    assert "did you mean cron-invalid?" in ran.err


def test_the_command_line_goes_before_the_configuration(project: Project) -> None:
    """Show what an option selects although the configuration ignores it."""
    project.write("flows/plans.py", HARMLESS)
    project.write("pyproject.toml", '[tool.flowc]\nignore = ["pickle-fallback"]\n')
    assert codes(project) == []
    assert codes(project, "--select", "pickle-fallback") == ["pickle-fallback"]
    assert codes(project, "--extend-select", "pickle-fallback") == ["pickle-fallback"]
    assert codes(project, "--extend-select", "unexplained-suppression") == [
        "unexplained-suppression"
    ]


@pytest.mark.parametrize(
    ("pattern", "is_hidden"),
    [
        ("src/flows/plans.py", True),
        ("src/flows/", True),
        ("src/flows", True),
        ("**/plans.py", True),
        ("plans.py", True),
        ("*.py", True),
        ("/src/**", True),
        ("flows/plans.py", False),
        ("src/*.py", False),
        ("other.py", False),
    ],
)
def test_files_are_left_out(pattern: str, is_hidden: bool, empty: Project) -> None:
    """Match paths from the folder of the configuration on, wherever flowc is run."""
    empty.write("src/flows/__init__.py", "")
    empty.write("src/flows/plans.py", HARMLESS)
    table = f'[tool.flowc.per-file-ignores]\n"{pattern}" = ["pickle-fallback"]\n'
    empty.write("pyproject.toml", f'[tool.flowc]\nsource = "src"\n{table}')
    assert codes(empty, "src/flows") == ([] if is_hidden else ["pickle-fallback"])


def test_an_error_is_in_no_file_left_out(project: Project) -> None:
    """Keep an error whatever is said of its file."""
    project.write("flows/plans.py", FOUND)
    table = '[tool.flowc.per-file-ignores]\n"flows/*.py" = ["all"]\n'
    project.write("pyproject.toml", table)
    assert codes(project) == ["cron-invalid"]


@pytest.mark.parametrize(
    ("severity", "fail_on", "code"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("note", "warning", 0),
        ("note", "note", 1),
        ("off", "note", 0),
    ],
)
def test_a_severity_is_chosen(severity: str, fail_on: str, code: int, project: Project) -> None:
    """Weigh a code as the configuration says, and fail from the severity on that is asked for."""
    project.write("flows/plans.py", HARMLESS)
    text = f'[tool.flowc]\n[tool.flowc.severity]\npickle-fallback = "{severity}"\n'
    project.write("pyproject.toml", text)
    ran = project.flowc("check", "--format", "concise", "--fail-on", fail_on)
    assert ran.code == code
    assert (f"{severity}[pickle-fallback]" in ran.out) is (severity != "off")


def test_what_fails_can_be_configured(project: Project) -> None:
    """Take `fail-on` from the configuration unless the command line says another."""
    project.write("flows/plans.py", HARMLESS)
    project.write("pyproject.toml", '[tool.flowc]\nfail-on = "error"\n')
    assert project.flowc("check").code == 0
    assert project.flowc("check", "--fail-on", "warning").code == 1


def test_a_raised_warning_stops_a_package(project: Project) -> None:
    """Write nothing where the configuration calls a finding an error."""
    project.write("flows/plans.py", HARMLESS)
    arguments = ("--pkgs", "flows", "package", "--image", "registry.example/a:1")
    assert project.flowc(*arguments).code == 0
    project.write("pyproject.toml", '[tool.flowc.severity]\npickle-fallback = "error"\n')
    assert project.flowc(*arguments, "-f").code == 1


def test_an_optional_code_is_turned_on_by_a_severity(project: Project) -> None:
    """Look for what is off by default once the configuration weighs it."""
    project.write("flows/plans.py", HARMLESS)
    text = '[tool.flowc.severity]\nunexplained-suppression = "warning"\n'
    project.write("pyproject.toml", text)
    assert codes(project) == ["pickle-fallback", "unexplained-suppression"]


def test_an_error_is_not_lowered(project: Project) -> None:
    """Refuse a configuration that would let a wrong artefact pass."""
    project.write("pyproject.toml", '[tool.flowc.severity]\ncron-invalid = "warning"\n')
    ran = project.flowc("check")
    assert ran.code == 2
    assert "error[config-lowered-error]" in ran.err
    project.write("pyproject.toml", '[tool.flowc.severity]\n"*" = "note"\n')
    project.write("flows/plans.py", FOUND)
    assert project.flowc("check", "--fail-on", "error").code == 1


def test_statistics(project: Project) -> None:
    """Count each code, the most frequent first."""
    project.write("flows/plans.py", FOUND)
    project.write("flows/more.py", HARMLESS)
    ran = project.flowc("check", "--statistics")
    assert ran.code == 1
    first, *_ = ran.out.splitlines()
    assert first.startswith("2 warning[pickle-fallback] ")
    document = json.loads(project.flowc("check", "--statistics", "--format", "json").out)
    counts = {row["code"]: row["count"] for row in document["statistics"]}
    assert counts["pickle-fallback"] == 2
    assert counts["cron-invalid"] == 1
