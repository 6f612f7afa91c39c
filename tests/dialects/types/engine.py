"""flytekit's own TypeEngine, in one process under flytekit's interpreter."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dialects.types.probe import Answer, Probe, unordered

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent.parent


def flytekit_python() -> Path | None:
    """Find the interpreter that has flytekit, if there is one."""
    named = os.environ.get("FLOWC_FLYTEKIT_PYTHON")
    path = Path(named) if named else REPOSITORY / ".venvs" / "flytekit" / "bin" / "python"
    return path if path.exists() else None


class Engine:
    """Answers what flytekit makes of types and values."""

    def __init__(self, questions: IO[str], answers: IO[str]) -> None:
        self._questions = questions
        self._answers = answers

    def ask(self, source: str, annotation: str, value: str | None = None) -> Probe:
        """Ask flytekit about the annotation of a parameter, and about a value for it."""
        question = {"source": source, "annotation": annotation, "value": value}
        self._questions.write(json.dumps(question) + "\n")
        self._questions.flush()
        found: dict[str, object] = json.loads(self._answers.readline())
        if value is None or "type_error" in found:
            return Probe(_answer(found, "type"))
        parameter = _answer(found, "parameter")
        return Probe(_answer(found, "type"), _answer(found, "literal"), parameter)


def _answer(found: dict[str, object], key: str) -> Answer:
    return Answer(found.get(key), error=str(found.get(f"{key}_error", "")))


@contextmanager
def running(python: Path) -> Generator[Engine]:
    """Start flytekit, and stop it at the end."""
    with subprocess.Popen(
        [python, HERE / "type_engine.py"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield Engine(process.stdin, process.stdout)
        process.stdin.close()
        process.wait(timeout=30)


def agree(ours: Answer, theirs: Answer) -> bool:
    """Tell whether both raise, or both give the same."""
    if theirs.error or ours.error:
        return bool(theirs.error) and bool(ours.error)
    return unordered(ours.value) == unordered(theirs.value)
