"""The formats of `flowc check`: what each says of the same findings."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cli.project import Project
from flowc.cli.formats.registry import FORMATS

SCHEMAS = Path(__file__).parent / "schemas"

# A warning and an error in one file, the error behind letters of two bytes; another file is dark.
FOUND = """\
from flytekit import CronSchedule, LaunchPlan, task, workflow


class Point:
    pass


@task
def move(point: Point) -> int:
    return 1
@task
def tick() -> None: ...
@workflow
def report() -> None: tick()


größe = 1; day = LaunchPlan.get_or_create(report, "d", schedule=CronSchedule(schedule="daily"))
"""

DARK = """\
from flytekit import task

VERSION = open("version").read()


@task(cache=True, cache_version=VERSION)
def dark() -> int:
    return 1
"""

NOTEBOOK = """\
{"cells": [
  {"cell_type": "markdown", "metadata": {}, "source": ["# Training"]},
  {"cell_type": "code", "metadata": {}, "outputs": [], "source": ["x = ("]}
], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
"""


@pytest.fixture
def found(project: Project) -> Project:
    """Give a project with an opaque entity, a warning and an error, in this order of files."""
    project.write("flows/plans.py", FOUND)
    project.write("flows/dark.py", DARK)
    return project


def fingerprints(project: Project) -> dict[str, str]:
    """Give the fingerprint of each finding, by code and place."""
    lines = project.flowc("check", "--format", "json-lines").out.splitlines()
    documents = [json.loads(line) for line in lines]
    return {f"{d['code']} {d['file']}:{d['span']['line']}": d["fingerprint"] for d in documents}


def test_json_lines(found: Project) -> None:
    """Write a document a line, each complete."""
    ran = found.flowc("check", "--format", "json-lines")
    warning, error, opaque = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 1
    assert (warning["code"], warning["severity"]) == ("pickle-fallback", "warning")
    assert (error["code"], error["severity"]) == ("cron-invalid", "error")
    assert (opaque["code"], opaque["severity"]) == ("opaque-entity", "note")
    assert error["file"] == "flows/plans.py"
    assert error["span"]["line"] == 17
    assert all(document["schema_version"] == 1 for document in (warning, error, opaque))


def test_github(found: Project) -> None:
    """Write commands in which nothing of the user's ends a property or a message."""
    warning, error, opaque = found.flowc("check", "--format", "github").out.splitlines()
    assert warning.startswith("::warning title=flowc%3A pickle-fallback,file=flows/plans.py,line=9")
    assert opaque.startswith("::notice title=flowc%3A opaque-entity,file=flows/dark.py,line=3")
    command, message = error.removeprefix("::").split("::", 1)
    assert command.startswith("error title=flowc%3A cron-invalid,file=flows/plans.py,line=17,")
    assert ",col=87," in command
    assert message.startswith("flows/plans.py:17:87: cron-invalid: ")


def test_github_names_any_file(empty: Project) -> None:
    """Escape what ends a property, and no more."""
    empty.write("100%, a:b.py", "x = (\n")
    ran = empty.flowc("check", "--format", "github")
    assert ",file=100%25%2C a%3Ab.py," in ran.out
    assert "::100%25, a:b.py:1:" in ran.out


def test_gitlab(found: Project) -> None:
    """Write what GitLab needs of each finding, and fingerprints that differ."""
    issues = json.loads(found.flowc("check", "--format", "gitlab").out)
    assert [issue["severity"] for issue in issues] == ["minor", "major", "info"]
    assert [issue["check_name"] for issue in issues] == [
        "pickle-fallback",
        "cron-invalid",
        "opaque-entity",
    ]
    assert issues[1]["location"] == {"path": "flows/plans.py", "lines": {"begin": 17, "end": 17}}
    assert len({issue["fingerprint"] for issue in issues}) == 3
    assert all(issue["description"] for issue in issues)


def test_gitlab_without_findings(project: Project) -> None:
    """Write an empty list, which GitLab takes for a clean report."""
    assert json.loads(project.flowc("check", "--format", "gitlab").out) == []


def test_rdjson(found: Project) -> None:
    """Count columns in bytes of UTF-8, as reviewdog does."""
    document = json.loads(found.flowc("check", "--format", "rdjson").out)
    assert document["source"]["name"] == "flowc"
    warning, error, opaque = document["diagnostics"]
    assert [d["severity"] for d in (warning, error, opaque)] == ["WARNING", "ERROR", "INFO"]
    assert error["code"] == {"value": "cron-invalid"}
    assert error["location"]["path"] == "flows/plans.py"
    assert error["location"]["range"]["start"] == {"line": 17, "column": 89}


def test_junit(found: Project) -> None:
    """Let a finding that makes the run fail be a failure, and no other."""
    text = found.flowc("check", "--format", "junit").out
    root = ElementTree.fromstring(text)
    assert root.tag == "testsuites"
    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    suites = {suite.get("name"): suite for suite in root}
    assert set(suites) == {"flows/plans.py", "flows/dark.py"}
    warning, error = suites["flows/plans.py"]
    assert warning.get("classname") == "flows/plans"
    assert [failure.get("type") for case in (warning, error) for failure in case] == [
        "warning",
        "error",
    ]
    (dark,) = suites["flows/dark.py"]
    assert [child.tag for child in dark] == ["system-out"]


def test_junit_without_findings(project: Project) -> None:
    """Write one test that passes: a document without tests counts as a run that went wrong."""
    root = ElementTree.fromstring(project.flowc("check", "--format", "junit").out)
    assert (root.get("tests"), root.get("failures")) == ("1", "0")
    assert len(root.findall("testsuite/testcase")) == 1


def test_junit_holds_what_xml_cannot(empty: Project) -> None:
    """Replace the characters that XML has no way to write."""
    empty.write("broken.py", 'x = "\x08" +\n')
    ran = empty.flowc("check", "--format", "junit")
    assert ElementTree.fromstring(ran.out).get("failures") == "1"


def test_sarif(found: Project) -> None:
    """Write a log in which a result finds its rule, its place and its text."""
    log = json.loads(found.flowc("check", "--format", "sarif").out)
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    warning, error, opaque = run["results"]
    assert [result["level"] for result in (warning, error, opaque)] == ["warning", "error", "note"]
    for result in (warning, error, opaque):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert all("Why is this bad?" in rule["help"]["markdown"] for rule in rules)
    place = error["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "flows/plans.py"
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (17, 87)


CASES = {
    "findings": {"flows/plans.py": FOUND, "flows/dark.py": DARK},
    "nothing": {},
    "related": {"flows/a.py": FOUND, "flows/b.py": FOUND},
    "syntax": {"flows/a b.py": "x = (\n", "flows/ü.py": "def (\n", "flows/%.py": "def (\n"},
    "notebook": {"train.ipynb": NOTEBOOK},
}


@pytest.mark.parametrize("case", CASES)
def test_sarif_keeps_to_its_schema(case: str, project: Project) -> None:
    """Hold logs against the JSON schema of SARIF 2.1.0."""
    for path, text in CASES[case].items():
        project.write(path, text)
    paths = [path for path in CASES[case] if path.endswith(".ipynb")]
    project.flowc("check", *paths, "--format", "sarif", "--output-file", "log.sarif")
    done = subprocess.run(
        [
            *(sys.executable, "-m", "check_jsonschema", "--no-cache", "--regex-variant", "python"),
            *("--schemafile", str(SCHEMAS / "sarif-2.1.0.json"), "log.sarif"),
        ],
        cwd=project.root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads((project.root / "log.sarif").read_text())["runs"][0]["results"]
    assert bool(results) == (case != "nothing")


def test_fingerprints_stay_when_lines_move(found: Project) -> None:
    """Name a finding again after lines above it have come and gone, and after indentation."""
    before = fingerprints(found)
    moved = FOUND.replace("class Point:", "LIMIT = 3\n\n\nclass Point:")
    found.write("flows/plans.py", moved.replace("größe = 1; day", "größe  =  1;  day"))
    after = fingerprints(found)
    assert set(before.values()) == set(after.values())
    assert set(before) != set(after)


def test_fingerprints_tell_findings_apart(project: Project) -> None:
    """Give no two findings one name, also where all lines are alike."""
    twice = 'for when in ("daily", "weekly"):\n    LaunchPlan.get_or_create('
    loop = FOUND.replace("größe = 1; day = LaunchPlan.get_or_create(", twice)
    project.write("flows/a.py", loop.replace('"d"', "when").replace('"daily"))', "when))"))
    project.write("flows/b.py", FOUND)
    found = project.flowc("check", "--format", "json-lines").out.splitlines()
    marks = [json.loads(line)["fingerprint"] for line in found]
    assert len(marks) == len(set(marks)) > 4


@pytest.mark.parametrize("format_", FORMATS)
def test_an_output_file(format_: str, found: Project) -> None:
    """Write the same to a file as to the terminal, without colours, and nothing to stdout."""
    shown = found.flowc("check", "--format", format_)
    coloured = {"FORCE_COLOR": "1"}
    arguments = ("check", "--format", format_, "--output-file", "out/report")
    written = found.flowc(*arguments, environment=coloured)
    assert written.code == shown.code == 1
    assert written.out == ""
    assert (found.root / "out" / "report").read_text(encoding="utf-8") == shown.out


def test_an_output_file_that_cannot_be_written(found: Project) -> None:
    """Say so, and give 2."""
    ran = found.flowc("check", "--output-file", "flows")
    assert ran.code == 2
    assert "cannot write flows" in ran.err


@pytest.mark.parametrize("format_", FORMATS)
def test_a_notebook_in_every_format(format_: str, empty: Project) -> None:
    """Name the notebook as the file, and the cell in words."""
    empty.write("train.ipynb", NOTEBOOK)
    ran = empty.flowc("check", "train.ipynb", "--format", format_)
    assert ran.code == 1
    assert "train.ipynb" in ran.out
    assert "cell 2" in ran.out


def test_paths_lead_from_the_working_directory(found: Project) -> None:
    """Give paths that can be opened where flowc was run."""
    (found.root / "src").mkdir()
    (found.root / "flows").rename(found.root / "src" / "flows")
    out = found.flowc("check", "src/flows", "--format", "gitlab").out
    assert {issue["location"]["path"] for issue in json.loads(out)} == {
        "src/flows/plans.py",
        "src/flows/dark.py",
    }
