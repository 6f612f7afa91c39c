"""User code is never imported and never run; nothing outside the project is touched."""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

import flowc
import flowc_idl
import flowc_ir
import flowc_validators

ROOT = Path(__file__).parent.parent
PROBE = ROOT / "tests" / "isolation_probe.py"

OURS = {"flowc", "flowc_ir", "flowc_idl", "flowc_validators"}
DEPENDENCIES = {
    "cel",
    "docstring_parser",
    "flyteidl",
    "google",
    "msgpack",
    "protoc_gen_openapiv2",
    "validate",
    "buf",
    "yaml",
}

# `copy` of the standard library asks for Jython, which is not there.
NOT_THERE = {"org"}

# Each line of this module would leave a file behind if Python ran it.
TRAP = """\
import os
from pathlib import Path

import pandas
import sentinel_package

from flytekit import task, workflow

Path(__file__).with_name("ran").write_text("at import")
open("ran", "w").close()
os.system("touch ran")
exec("open('ran', 'w').close()")
__import__("sentinel_package")
print("this must never be seen")


def spring(*arguments, **settings):
    Path(__file__).with_name("ran").write_text("in a decorator")
    return lambda function: function


class Meta(type):
    def __new__(cls, *arguments):
        open("ran", "w").close()
        return super().__new__(cls, *arguments)


class Trap(metaclass=Meta):
    def __init_subclass__(cls):
        open("ran", "w").close()


class Sprung(Trap):
    pass


@spring(open("ran", "w"))
@task
def step(name: str = os.popen("touch ran").read()) -> str:
    Path("ran").write_text("in a task")
    return name


@workflow
def flow(name: str = "x") -> str:
    Path("ran").write_text("in a workflow")
    os.system("touch ran")
    return step(name=name)
"""

SHADOWS = ("json", "argparse", "re", "typing", "flowc_ir", "google", "flyteidl", "msgpack", "site")


@dataclass(frozen=True, slots=True)
class Heard:
    """What a run of flowc did, as an audit hook heard it."""

    out: str
    code: int
    opened: list[str]
    written: list[str]
    imported: list[str]
    run: list[str]
    reached: list[str]


def heard(folder: Path, log: Path, *arguments: str) -> Heard:
    """Run flowc under the probe."""
    done = subprocess.run(
        [sys.executable, "-P", "-B", str(PROBE), str(log), *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "fault of flowc" not in done.stderr, done.stderr
    return Heard(done.stdout, **json.loads(log.read_text(encoding="utf-8")))


def allowed_roots() -> tuple[Path, ...]:
    """Give the folders of the standard library, of flowc, and of what it depends on."""
    faces = (flowc, flowc_ir, flowc_idl, flowc_validators)
    ours = [Path(face.__file__).parent for face in faces if face.__file__]
    editable = [folder.parent for folder in ours]
    libraries = [Path(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib")]
    return (*ours, *editable, *libraries, *(path.resolve() for path in libraries))


def hold(ran: Heard, folder: Path) -> None:
    """Hold a run to what it may do."""
    roots = allowed_roots()
    assert ran.reached == []
    known = OURS | DEPENDENCIES | NOT_THERE | set(sys.stdlib_module_names)
    assert not {name for name in ran.imported if name not in known and name[0] != "_"}
    for filename in ran.run:
        is_ours = filename.startswith("<") or any(Path(filename).is_relative_to(r) for r in roots)
        assert is_ours, f"ran {filename}"
    for path in map(Path, ran.opened):
        mine = any(path.is_relative_to(root) for root in (*roots, folder))
        config = path.name == "pyproject.toml"
        # An image of everything holds what git does not ignore; where git's folder is, is tried.
        git = ".git" in path.parts or path.name == ".gitignore"
        assert mine or config or git or path == PROBE, f"opened {path}"
    for path in map(Path, ran.written):
        assert path.is_relative_to(folder / "out"), f"wrote {path}"


COMPILE = ("compile", ".", "-t", "ir", "-t", "flyte")


def test_a_trap_is_not_sprung(tmp_path: Path) -> None:
    """Compile a module that would leave a trace if any of it ran."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "trap.py").write_text(TRAP)
    (folder / "sentinel_package.py").write_text("open('ran', 'w').close()\n")
    for name in SHADOWS:
        (folder / f"{name}.py").write_text("open('ran', 'w').close()\n")
    (folder / "conftest.py").write_text("open('ran', 'w').close()\n")
    (folder / "setup.py").write_text("open('ran', 'w').close()\n")
    ran = heard(folder, tmp_path / "log", *COMPILE)
    assert not (folder / "ran").exists()
    assert "never be seen" not in ran.out
    hold(ran, folder)


@pytest.mark.parametrize("format_", ["full", "sarif", "junit"])
def test_a_check_runs_no_git(format_: str, tmp_path: Path) -> None:
    """Ask what has changed without a process, and read git's store only."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "hello.py").write_text("from flytekit import task\n\n\n@task\ndef a() -> None: ...\n")
    for command in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q", "-m", "first"],
    ):
        subprocess.run(["git", *command], cwd=folder, check=True)
    options = ("--changed-since", "HEAD", "--format", format_, "--output-file", "out/report")
    ran = heard(folder, tmp_path / "log", "check", ".", *options)
    assert ran.code == 0
    assert (folder / "out" / "report").exists()
    hold(ran, folder)


CASES = sorted((ROOT / "examples").glob("*/")) + sorted(
    (ROOT / "tests" / "differential" / "projects").glob("*/")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_examples_are_only_read(case: Path, tmp_path: Path) -> None:
    """Compile each example, and hold the run to what it may do."""
    import shutil

    folder = tmp_path / "project"
    shutil.copytree(case, folder)
    ran = heard(folder, tmp_path / "log", *COMPILE)
    assert (folder / "out").exists() or ran.code != 0
    hold(ran, folder)


def test_the_probe_hears(tmp_path: Path) -> None:
    """Prove that the hook would tell: it hears what a probe of the probe does."""
    done = subprocess.run(
        [
            *(sys.executable, "-B", "-c"),
            "import sys; sys.path.insert(0, sys.argv[1])\n"
            "from isolation_probe import Log\n"
            "log = Log(); sys.addaudithook(log.hear)\n"
            "import socket, subprocess; socket.socket().close()\n"
            "open('f', 'w').close(); subprocess.run(['true'])\n"
            "exec(compile('1', 'user.py', 'exec'))\n"
            "assert any(path.endswith('/f') for path in log.written)\n"
            "assert 'user.py' in log.run and 'socket' in log.imported\n"
            "assert {'socket.__new__', 'subprocess.Popen'} <= log.reached\n",
            str(PROBE.parent),
        ],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
