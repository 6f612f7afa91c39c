"""The command line as a whole: help, version, exit codes, faults."""

from __future__ import annotations

import sys

import pytest

from cli.project import Project
from flowc import __main__
from flowc.cli.main import run
from flowc.cli.names import COMMANDS
from flowc.flytekit_versions import SUPPORTED
from flowc.version import VERSION


def test_alone_it_prints_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Print the commands on stdout, and call it fine."""
    assert run([]) == 0
    out = capsys.readouterr().out
    assert all(name in out for name in COMMANDS)


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_version(
    option: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Name flowc's version and the flytekit that it mirrors."""
    monkeypatch.setattr(sys, "argv", ["flowc", option])
    assert __main__.main() == 0
    out = capsys.readouterr().out
    assert VERSION in out
    assert all(one.version in out for one in SUPPORTED)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Let each command say what it takes."""
    with pytest.raises(SystemExit) as stopped:
        run([name, "--help"])
    assert stopped.value.code == 0
    assert f"flowc {name}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["--debug"],
        ["check", "--no-such-option"],
        ["check", "no/such/folder"],
        ["compile", "--target", "no-such-target"],
        ["check", "--env-var", "NAME"],
        ["check", "--env-var", "=x"],
        ["check", "--built-image", "worker"],
        ["explain", "no-such-code"],
        ["inspect", "no-such-file"],
        ["package", "--pkgs", "a/b"],
        ["package"],
    ],
    ids=" ".join,
)
def test_a_usage_error_gives_two(arguments: list[str], empty: Project) -> None:
    """Say on stderr what is wrong with the command line, and write nothing on stdout."""
    ran = empty.flowc(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert "error" in ran.err
    assert "Traceback" not in ran.err


def test_a_broken_file_is_a_finding(empty: Project) -> None:
    """Report what cannot be parsed, with its place, and give 1."""
    empty.write("broken.py", "def f(:\n    pass\n")
    ran = empty.flowc("check")
    assert ran.code == 1
    assert "broken.py:1:" in ran.out
    assert "Traceback" not in ran.err


def test_a_closed_pipe_is_no_fault(project: Project) -> None:
    """Stop quietly when nobody reads on."""
    import subprocess

    done = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -P -m flowc explain | true"],
        cwd=project.root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "fault" not in done.stderr
