"""`--flytekit-version`: which flytekit is mirrored, and what an older one does not have."""

from __future__ import annotations

import json

import pytest

from cli.project import Project
from flowc.flytekit_versions import SUPPORTED, Behaviour


@pytest.mark.parametrize("flytekit", SUPPORTED, ids=lambda one: one.release)
@pytest.mark.parametrize("by", ["release", "patch", "configuration"])
def test_the_version_is_recorded(project: Project, flytekit: Behaviour, by: str) -> None:
    """Write the version into the IR and the report, however it was asked for."""
    asked = ["--flytekit-version", flytekit.release if by == "release" else flytekit.version]
    if by == "configuration":
        project.write("pyproject.toml", f'[tool.flowc]\nflytekit-version = "{flytekit.release}"\n')
        asked = []
    assert project.flowc("compile", "flows", *asked, "-o", "out").code == 0
    shown = project.flowc("inspect", "out/program.flowc.pb").out
    assert shown.startswith(f'dialect flytekit "{flytekit.version}"')
    assert project.flowc("-k", "flows", "package", *asked, "--report", "report.json").code == 0
    report = json.loads((project.root / "report.json").read_text())
    assert report["flytekit_version"] == flytekit.version
    packaged = project.flowc("inspect", "flyte-package.tgz").out
    assert f'version: "{flytekit.version}"' in packaged
    assert f"flytekit:py3.11-{flytekit.version}" in packaged


def test_the_command_line_goes_first(project: Project) -> None:
    """Mirror what the command line says, whatever the configuration says."""
    project.write("pyproject.toml", '[tool.flowc]\nflytekit-version = "1.14"\n')
    assert project.flowc("compile", "flows", "--flytekit-version", "1.15", "-o", "out").code == 0
    assert '"1.15.4"' in project.flowc("inspect", "out/program.flowc.pb").out


@pytest.mark.parametrize("command", ["compile", "check", "package"])
@pytest.mark.parametrize("asked", ["1.10", "2.0", "1.16.0", "newest", ""])
def test_others_are_refused(project: Project, command: str, asked: str) -> None:
    """Refuse a version that is not mirrored, and list those that are."""
    packages = ["-k", "flows"] if command == "package" else ["flows"]
    ran = project.flowc(command, *packages, "--flytekit-version", asked)
    assert ran.code == 2
    assert "1.16 (1.16.31), 1.15 (1.15.4), 1.14 (1.14.9)" in ran.err


@pytest.mark.parametrize(
    ("release", "line", "message"),
    [
        ("1.15", "from flytekit import ConcurrencyPolicy", "ImportError: cannot import name"),
        ("1.14", "from flytekit.core.cache import Cache", "ModuleNotFoundError: No module named"),
        ("1.14", "import flytekit\nflytekit.Cache", "AttributeError: 'flytekit' has no attribute"),
        ("1.16", "from flytekit.experimental import eager", "ImportError: cannot import name"),
    ],
)
def test_a_name_that_is_missing_raises(
    project: Project, release: str, line: str, message: str
) -> None:
    """Raise what Python raises, and say which flytekit it is that lacks the name."""
    project.write("late.py", f"{line}\n")
    ran = project.flowc("check", "late.py", "--flytekit-version", release)
    assert ran.code == 1
    assert message in ran.out
    assert "flytekit 1." in ran.out


def test_a_fallback_is_taken(project: Project) -> None:
    """Run the handler of an import that fails, as Python would."""
    source = """\
from flytekit import task

try:
    from flytekit import Cache

    settings = {"cache": Cache(version="new")}
except ImportError:
    settings = {"cache": True, "cache_version": "old"}


@task(**settings)
def t() -> int:
    return 1
"""
    project.write("fallback.py", source)
    for release, version in (("1.14", "old"), ("1.15", "new")):
        asked = ("--flytekit-version", release, "-o", release)
        assert project.flowc("compile", "fallback.py", *asked).code == 0
        shown = project.flowc("inspect", f"{release}/program.flowc.pb").out
        assert f'"{version}"' in shown


def test_a_parameter_that_is_missing_names_its_release(project: Project) -> None:
    """Say in which release a parameter came."""
    project.write(
        "late.py", "from flytekit import task\n\n\n@task(shared_memory=True)\ndef t(): ...\n"
    )
    ran = project.flowc("check", "late.py", "--flytekit-version", "1.14")
    assert ran.code == 1
    assert "`task` has no parameter `shared_memory`" in ran.out
    assert "`shared_memory` came with flytekit 1.15" in ran.out


def test_union_is_mirrored_beside_the_newest_only(project: Project) -> None:
    """Refuse what is not mirrored: the package union beside an older flytekit."""
    asked = ("--flytekit-version", "1.15")
    ran = project.flowc("check", "flows", "--union", *asked)
    assert (ran.code, "union is mirrored beside flytekit 1.16 only" in ran.err) == (2, True)
    project.write("acting.py", "import union\n")
    ran = project.flowc("check", "acting.py", *asked)
    assert (ran.code, "ModuleNotFoundError: No module named 'union'" in ran.out) == (1, True)
