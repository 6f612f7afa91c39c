"""Start-up is part of the product: what each command imports."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HELLO = """\
from flytekit import task, workflow


@task
def greet(name: str) -> str:
    return name


@workflow
def hello(name: str = "world") -> str:
    return greet(name=name)
"""

# Imported by no command that compiles: each costs more than compiling a small project.
SLOW = {
    "asyncio", "click", "concurrent", "decimal", "difflib", "docstring_parser", "email",
    "hypothesis", "importlib.metadata", "jsonschema", "libcst", "logging", "multiprocessing",
    "networkx", "numpy", "pydantic", "pygls", "rich", "socket", "sqlite3", "ssl", "subprocess",
    "tomllib", "unittest", "urllib.request", "yaml",
}  # fmt: skip

# What tells the fields of a class at run time; only what prints the IR asks for them.
REFLECTION = {"dataclasses", "inspect"}

PROBE = """\
import sys
before = set(sys.modules)
sys.argv = ["flowc", *sys.argv[1:]]
if sys.argv[1:] == ["--version"]:
    from flowc.__main__ import main
    code = main()
else:
    from flowc.cli.main import run
    code = run(sys.argv[1:])
sys.stderr.write("\\n".join(sorted(set(sys.modules) - before)))
sys.exit(code)
"""


def imported(folder: Path, *arguments: str) -> set[str]:
    """Give the modules that a run of flowc imports."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", PROBE, *arguments],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines())


def test_version_imports_next_to_nothing(tmp_path: Path) -> None:
    """Answer `--version` from two files of ours."""
    assert imported(tmp_path, "--version") == {
        "__future__",
        "flowc",
        "flowc.__main__",
        "flowc.version",
    }


@pytest.mark.parametrize(
    ("command", "unwanted"),
    [
        (["check"], SLOW | REFLECTION),
        (["compile"], SLOW),
        (["package", "-k", "hello"], SLOW | REFLECTION),
    ],
    ids=["check", "compile", "package"],
)
def test_compiling_imports_nothing_slow(
    tmp_path: Path, command: list[str], unwanted: set[str]
) -> None:
    """Hold the commands that compile to what they need."""
    (tmp_path / "hello.py").write_text(HELLO)
    modules = imported(tmp_path, *command)
    slow = {name for name in modules if any(f"{name}.".startswith(f"{s}.") for s in unwanted)}
    assert not slow


def test_checking_needs_no_protobuf(tmp_path: Path) -> None:
    """Import protobuf only to write or read messages."""
    (tmp_path / "hello.py").write_text(HELLO)
    modules = imported(tmp_path, "check")
    assert not {name for name in modules if name.startswith(("google", "flyteidl", "msgpack"))}


def test_help_imports_no_compiler(tmp_path: Path) -> None:
    """Print help without the compiler."""
    modules = imported(tmp_path)
    assert not {name for name in modules if name.startswith(("flowc.frontend", "flowc.driver"))}
