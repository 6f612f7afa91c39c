"""Programs run by CPython and by the interpreter: what it claims to know is what Python says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from flowc.frontend.interpreter.values import ExceptionValue, InstanceValue
from frontend.comparing import differences
from frontend.running import interpret, run_python

FOLDER = Path(__file__).parent / "programs"
HEADER = re.compile(r"^=== ([\w ,.-]+?)(?: \| unknown: (.*))?$", re.MULTILINE)
FILE = re.compile(r"^# file: (\S+)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Program:
    """One program of the corpus; `unknown` are the names that are not known, as patterns."""

    name: str
    sources: dict[str, str]
    unknown: tuple[str, ...]


def programs() -> list[Program]:
    """Read the corpus."""
    found: list[Program] = []
    for path in sorted(FOLDER.glob("*.txt")):
        parts = HEADER.split(path.read_text(encoding="utf-8"))
        for name, unknown, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            first, *rest = FILE.split(text)
            sources = dict(zip(rest[::2], rest[1::2], strict=True)) if rest else {"main": first}
            listed = tuple((unknown or "").split())
            found.append(Program(f"{path.stem}: {name}", sources, listed))
    return found


PROGRAMS = programs()


def test_there_are_enough_programs() -> None:
    """Keep the corpus from being emptied by a slip."""
    assert len(PROGRAMS) >= 150
    assert len({program.name for program in PROGRAMS}) == len(PROGRAMS)


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.name)
def test_program(program: Program) -> None:
    """Compare all names of the main module, and what it raises."""
    run = interpret(program.sources)
    expected, raised = run_python(program.sources)
    if raised is not None:
        assert run.raised is not None, f"Python raises {raised!r}"
        assert exception_name(run.raised.exception) == type(raised).__name__
        return
    assert run.raised is None, f"the interpreter raises {run.raised}"
    wrong, unknown = differences(run, expected)
    assert not wrong
    tops = {re.split(r"[.\[ ]", name)[0] for name in unknown}
    assert tops == set(program.unknown)


def exception_name(exception: object) -> str:
    """Give the short name of the class of what is raised."""
    if isinstance(exception, ExceptionValue):
        return exception.cls.name.rpartition(".")[2]
    return exception.cls.name if isinstance(exception, InstanceValue) else "?"
