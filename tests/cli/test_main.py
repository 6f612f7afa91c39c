"""The command line as a whole: help, version, exit codes, faults."""

from __future__ import annotations

import os
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


@pytest.mark.parametrize(("command", "code"), [("explain", 0), ("check", 1), ("check 2>&1", 1)])
def test_a_closed_pipe_is_no_fault(command: str, code: int, project: Project) -> None:
    """Say nothing when nobody reads on, and give the exit code all the same."""
    import subprocess

    project.write("broken.py", "def f(:\n")
    done = subprocess.run(
        ["sh", "-c", f"('{sys.executable}' -P -m flowc {command}; echo $? > code) | true"],
        cwd=project.root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "fault" not in done.stderr
    assert (project.root / "code").read_text() == f"{code}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "did you mean check?"),
        (["check", "--selct", "cron-*"], "--selct; did you mean --select?"),
        (["check", "--format", "jsno"], "did you mean json?"),
        (["check", "--zzz"], "`flowc check --help` says what it takes"),
        (["check", "a.b.py"], "a.b.py: a name with a dot cannot be imported"),
        (["explain", "CRON_INVALD"], "did you mean cron-invalid?"),
        (["explain", "cron"], "did you mean cron-invalid or legacy-cron?"),
    ],
)
def test_a_slip_is_told_in_one_line(arguments: list[str], said: str, empty: Project) -> None:
    """Offer what may have been meant, and no page of usage."""
    empty.write("a.b.py", "")
    ran = empty.flowc(*arguments)
    assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert said in ran.err


def test_paths_may_stand_behind_options(empty: Project) -> None:
    """Take paths on both sides of an option."""
    empty.write("a.py", "def f(:\n")
    empty.write("b.py", "def f(:\n")
    ran = empty.flowc("check", "a.py", "--format", "concise", "b.py")
    assert [line.partition(":")[0] for line in ran.out.splitlines()] == ["a.py", "b.py"]


def test_what_is_no_file_is_not_read(empty: Project) -> None:
    """Wait for no pipe that is called as a module."""
    os.mkfifo(empty.root / "pipe.py")
    ran = empty.flowc("check", "--format", "concise")
    assert (
        ran.out
        == "pipe.py:1:1: error[unreadable-file] the file cannot be read: it is no plain file\n"
    )


def test_a_folder_without_python(empty: Project) -> None:
    """Say so: it may be the wrong one."""
    ran = empty.flowc("check")
    assert (ran.code, ran.err) == (0, "checked 0 entities; there is no Python file\n")


def test_a_working_directory_that_is_gone(empty: Project) -> None:
    """Call it a mistake of the command line, not one of ours."""
    import subprocess

    command = f"mkdir x && cd x && rmdir ../x && '{sys.executable}' -P -m flowc check"
    done = subprocess.run(
        ["sh", "-c", command], cwd=empty.root, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("flowc: error: the working directory cannot be used")


@pytest.mark.parametrize("data", [b'"\xe9"\n', b"# coding: nonsense\n"])
def test_bytes_that_are_no_text(data: bytes, empty: Project) -> None:
    """Do not take a broken encoding for newer syntax."""
    (empty.root / "a.py").write_bytes(data)
    ran = empty.flowc("check")
    assert ran.code == 1
    assert "error[syntax-error]" in ran.out
    assert "python-version" not in ran.out


def test_an_error_in_a_decorator_explains_its_task(empty: Project) -> None:
    """Do not say of a task that it has errors, just below them."""
    text = "from flytekit import task\n\n\n@task(cache_serialize=True)\ndef f() -> None: ...\n"
    empty.write("a.py", text)
    ran = empty.flowc("check", "--format", "concise")
    assert ran.out.count("\n") == 1
