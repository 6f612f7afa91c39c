"""Run `pyflyte package` many times; runs under flytekit's interpreter.

    python package.py JOBS

JOBS is a JSON file: [{"root", "arguments", "log"}], one command line of `pyflyte` each, run with
`root` as the working directory. What it prints goes to `log`, and its exit code to the end of it.
To import flytekit takes seconds, so that happens once and each job gets a fork of the process.
Images are never built nor looked up.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path


@dataclass(frozen=True)
class Job:
    """One command line."""

    root: str
    arguments: list[str]
    log: str


def main() -> None:
    """Run every job of the file named on the command line."""
    jobs = [Job(**job) for job in json.loads(Path(sys.argv[1]).read_text())]
    command: Callable[[], object] = import_module("flytekit.clis.sdk_in_container.pyflyte").main
    builder = import_module("flytekit.image_spec.image_spec").ImageSpecBuilder
    builder.should_build = _never_build
    here = str(Path(__file__).parent)
    # `pyflyte` itself imports neither from its own folder of scripts nor from where it is called.
    sys.path[:] = [entry for entry in sys.path if entry not in ("", here)]
    for job in jobs:
        pid = os.fork()
        if pid == 0:
            _run(command, job)
        os.waitpid(pid, 0)


def _never_build(*_: object) -> bool:
    return False


def _run(command: Callable[[], object], job: Job) -> None:
    stream = os.open(job.log, os.O_WRONLY | os.O_CREAT)
    os.dup2(stream, 1)
    os.dup2(stream, 2)
    code: object = 70
    try:
        os.chdir(job.root)
        sys.argv = ["pyflyte", *job.arguments]
        command()
    except SystemExit as end:
        code = end.code or 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(1, f"\nexit {code}\n".encode())
        os._exit(0)


if __name__ == "__main__":
    main()
