"""B1: hello world, cold: `flowc package` beside bare Python and `pyflyte package`."""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
FLYTEKIT = ROOT / ".venvs" / "flytekit" / "bin" / "pyflyte"

HELLO = """\
from flytekit import task, workflow


@task
def greet(name: str) -> str:
    return f"hello {name}"


@workflow
def hello(name: str = "world") -> str:
    return greet(name=name)
"""

# The budget: CPU milliseconds over bare Python, and how many times faster than flytekit.
MOST_MILLISECONDS = 100.0
LEAST_RATIO = 10.0

PACKAGE = ("--pkgs", "hello", "package", "--image", "registry.example/image:1", "-f")


def main() -> int:
    """Measure, print a table, and give 1 if the budget is not met."""
    parser = argparse.ArgumentParser(description="measure the cold start of `flowc package`")
    parser.add_argument("--runs", type=int, default=9, help="runs of each (default: %(default)s)")
    parser.add_argument(
        "--pyflyte", type=Path, default=FLYTEKIT, help="the pyflyte to compare with"
    )
    arguments = parser.parse_args()
    runs: int = arguments.runs
    pyflyte: Path = arguments.pyflyte
    flowc = Path(sys.executable).with_name("flowc")
    with tempfile.TemporaryDirectory() as scratch:
        (Path(scratch) / "hello.py").write_text(HELLO)
        bare = _median([sys.executable, "-I", "-c", "pass"], scratch, runs)
        ours = _median([str(flowc), *PACKAGE, "-o", "ours.tgz"], scratch, runs)
        theirs = _median([str(pyflyte), *PACKAGE, "-o", "theirs.tgz"], scratch, max(3, runs // 3))
    over, ratio = ours - bare, theirs / ours
    sys.stdout.write(
        f"bare Python      {bare:8.1f} ms CPU\n"
        f"flowc package    {ours:8.1f} ms CPU, {over:.1f} over bare Python"
        f" (must: at most {MOST_MILLISECONDS:.0f})\n"
        f"pyflyte package  {theirs:8.1f} ms CPU, {ratio:.1f} times flowc's"
        f" (must: at least {LEAST_RATIO:.0f})\n"
    )
    return int(over > MOST_MILLISECONDS or ratio < LEAST_RATIO)


def _median(command: list[str], folder: str, runs: int) -> float:
    """Give the median CPU time of a command, in milliseconds, after one run to warm up."""
    times = [_cpu(command, folder) for _ in range(runs + 1)]
    return statistics.median(times[1:])


def _cpu(command: list[str], folder: str) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": folder},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime)


if __name__ == "__main__":
    sys.exit(main())
