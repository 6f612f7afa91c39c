"""`flowc check`: findings on stdout, summary on stderr."""

from __future__ import annotations

import json

import pytest

from cli.project import Project

CRON = """\
from flytekit import CronSchedule, LaunchPlan, task, workflow
@task
def tick() -> None: ...
@workflow
def report() -> None: tick()


daily = LaunchPlan.get_or_create(report, name="daily", schedule=CronSchedule(schedule="daily"))
"""

PICKLE = """\
from flytekit import task


class Point:
    pass


@task
def move(point: Point) -> int:{mark}
    return 1
"""

DARK = """\
from flytekit import task

VERSION = open("version").read()


@task(cache=True, cache_version=VERSION)
def dark() -> int:
    return 1
"""


def test_a_clean_project(project: Project) -> None:
    """Say nothing on stdout when nothing is wrong."""
    ran = project.flowc("check")
    assert (ran.code, ran.out) == (0, "")
    assert "3 entities" in ran.err


def test_an_error_is_shown_with_its_source(project: Project) -> None:
    """Show code, place, excerpt and help."""
    project.write("flows/plans.py", CRON)
    ran = project.flowc("check")
    assert ran.code == 1
    assert "error[cron-invalid]: [*] the scheduler refuses `daily`" in ran.out
    assert " --> flows/plans.py:8:" in ran.out
    assert "8 | daily = LaunchPlan" in ran.out
    assert "= help: write `@daily`" in ran.out
    assert "1 error" in ran.err


def test_all_findings_come_at_once_and_sorted(project: Project) -> None:
    """Report every file's mistakes in reading order."""
    project.write("flows/a.py", "x = (\n")
    project.write("flows/b.py", CRON)
    project.write("flows/c.py", "def (\n")
    ran = project.flowc("check", "--format", "concise")
    assert ran.code == 1
    paths = [line.split(":")[0] for line in ran.out.splitlines()]
    assert paths == ["flows/a.py", "flows/b.py", "flows/c.py"]


def test_json(project: Project) -> None:
    """Give a document with the version of its shape."""
    project.write("flows/plans.py", CRON)
    ran = project.flowc("check", "--format", "json")
    document = json.loads(ran.out)
    assert document["schema_version"] == 1
    (found,) = document["diagnostics"]
    assert (found["code"], found["severity"]) == ("cron-invalid", "error")
    assert (found["span"]["path"], found["span"]["line"]) == ("flows/plans.py", 8)
    statuses = {entity["name"]: entity["status"] for entity in document["entities"]}
    assert statuses["daily"] == "error"
    assert statuses["flows.hello.greet"] == "exact"


def test_a_warning_can_be_taken_back(project: Project) -> None:
    """Hide a warning at the line of a comment, and only there."""
    project.write("flows/a.py", PICKLE.format(mark=""))
    project.write("flows/b.py", PICKLE.format(mark="  # flowc: ignore[pickle-fallback] old code"))
    ran = project.flowc("check", "--format", "concise")
    assert [line.split(":")[0] for line in ran.out.splitlines()] == ["flows/a.py"]
    assert ran.code == 1


def test_an_error_cannot_be_taken_back(project: Project) -> None:
    """Keep an error whatever a comment or the configuration says."""
    text = CRON.replace("(report,", "(  # flowc: ignore[cron-invalid]\n    report,")
    project.write("flows/plans.py", text)
    project.write("pyproject.toml", '[tool.flowc]\nignore = ["cron-invalid"]\n')
    assert project.flowc("check").code == 1


def test_the_configuration_selects_and_ignores(project: Project) -> None:
    """Run only the rules selected, and hide the warnings ignored."""
    project.write("flows/a.py", PICKLE.format(mark=""))
    project.write("pyproject.toml", '[tool.flowc]\nignore = ["pickle-fallback"]\n')
    assert project.flowc("check").code == 0
    project.write("pyproject.toml", '[tool.flowc]\nselect = ["cron-invalid"]\n')
    assert project.flowc("check").code == 0
    project.write("pyproject.toml", '[tool.flowc]\nselect = ["no-such-rule"]\n')
    assert project.flowc("check").code == 2


def test_a_wrong_configuration_stops_the_run(project: Project) -> None:
    """Show what is wrong with its line, and give 2."""
    project.write("pyproject.toml", "[tool.flowc]\npackage = 1\n")
    ran = project.flowc("check")
    assert ran.code == 2
    assert "error[config-unknown-key]" in ran.err
    assert "pyproject.toml:2:1" in ran.err


@pytest.mark.parametrize(
    ("paths", "count"),
    [(["."], 3), (["flows"], 3), (["flows/hello.py"], 3), (["flows/empty.py"], 0)],
)
def test_paths_choose_what_is_checked(project: Project, paths: list[str], count: int) -> None:
    """Take files and folders; find the root above the packages."""
    project.write("flows/empty.py", "")
    ran = project.flowc("check", *paths)
    assert ran.code == 0
    assert f"{count} entities" in ran.err


@pytest.mark.parametrize(
    ("environment", "is_colored"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "CI": "true"}, True),
    ],
)
def test_colour(empty: Project, environment: dict[str, str], is_colored: bool) -> None:
    """Paint only where it is asked for when nobody looks."""
    empty.write("broken.py", "x = (\n")
    ran = empty.flowc("check", environment=environment)
    assert ("\x1b[" in ran.out) is is_colored
    assert "\r" not in ran.err


def test_opaque_entities_are_told(project: Project) -> None:
    """Say of an entity that could not be known why; that is no finding."""
    project.write("flows/dark.py", DARK)
    ran = project.flowc("check")
    assert ran.code == 0
    assert "opaque: task `flows.dark.dark`: " in ran.out
    assert " --> flows/dark.py:3:" in ran.out
    ran = project.flowc("check", "--format", "concise")
    assert ran.out.startswith("flows/dark.py:3:")


def test_a_unit_that_is_not_there(project: Project) -> None:
    """Report a package that is configured but not there."""
    project.write("pyproject.toml", '[tool.flowc]\npackages = ["flows", "lost"]\n')
    ran = project.flowc("check")
    assert ran.code == 1
    assert "error[unknown-unit]" in ran.out


def test_a_file_that_cannot_be_read(project: Project) -> None:
    """Report a file that leads nowhere, and compile the others."""
    (project.root / "flows" / "lost.py").symlink_to(project.root / "flows" / "lost.py")
    ran = project.flowc("check")
    assert ran.code == 1
    assert "error[unreadable-file]" in ran.out
    assert "3 entities" in ran.err


def test_images_of_the_configuration(project: Project) -> None:
    """Say which image is not named, if any are; without a configuration nothing is known."""
    image = "{{.image.trianer.fqn}}:1"
    project.write(
        "flows/trained.py",
        "from flytekit import task\n\n\n"
        f'@task(container_image="{image}")\ndef train() -> None: ...\n',
    )
    assert "unknown-image" not in project.flowc("check").out
    project.write("pyproject.toml", '[tool.flowc]\nimages = ["trainer=ghcr.io/team/trainer:1"]\n')
    ran = project.flowc("check", "--format", "concise")
    assert "flows/trained.py:4:23: error[unknown-image] no image is named `trianer`" in ran.out


def test_a_folder_that_nothing_imports(project: Project) -> None:
    """Leave out what no name can import, as a template, and look at all beside it."""
    project.write("templates/{{cookiecutter.app}}/__init__.py", "")
    project.write("templates/{{cookiecutter.app}}/app.py", "raise SystemExit(1)\n")
    project.write("templates/{{app}}/app.py", "import flytekit\n")
    ran = project.flowc("check")
    assert (ran.code, ran.out) == (0, "")
