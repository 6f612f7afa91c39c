"""flytekit as a process that answers one program after another."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from differential.expected import (
    IMAGE,
    SCRIPT,
    Answer,
    clean_environment,
    flytekit_python,
    read_answer,
)

_TIMEOUT_SECONDS = 30


class Oracle:
    """Asks flytekit about programs; each is serialised in a fork of a process of its own."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        """Take a process that has said that it has started."""
        self._process = process
        self._result = folder / "answer.json"
        self._job = dict[str, str]()

    def ask(self, root: Path, unit: str) -> None:
        """Hand over a program; flytekit works on it while the caller does something else."""
        self._job = {"root": str(root), "unit": unit, "result": str(self._result)}
        self._send()

    def answer(self) -> Answer:
        """Wait for what flytekit says of the program that was handed over last.

        A busy machine may be too slow: a program without an answer is asked for once more.
        """
        answer = self._receive()
        if answer.status not in ("timeout", "crash"):
            return answer
        self._send()
        return self._receive()

    def _send(self) -> None:
        self._result.unlink(missing_ok=True)
        order = {"jobs": [self._job], "image": IMAGE, "timeout": _TIMEOUT_SECONDS, "workers": 1}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def _receive(self) -> Answer:
        assert self._process.stdout is not None
        if self._process.stdout.readline() != "done\n":
            raise RuntimeError("the process of flytekit has ended")
        return read_answer(self._result)


@contextmanager
def started_oracle() -> Generator[Oracle]:
    """Start flytekit, which takes seconds, and end it with the block."""
    with TemporaryDirectory(prefix="flowc-oracle-") as name:
        process = subprocess.Popen(
            [str(flytekit_python()), str(SCRIPT), "-"],
            env=clean_environment(name),
            cwd=name,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        with process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdout.readline()
            yield Oracle(process, Path(name))
            process.stdin.close()
