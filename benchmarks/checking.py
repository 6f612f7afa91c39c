"""B2: checking beside compiling, of 1,000 modules, and of large graphs of four shapes."""

from __future__ import annotations

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from flowc.cli.policy import all_codes
from flowc.driver import CompileOptions, Outcome, compile_project
from flowc_validators import Asked, judge
from work.measuring import edges
from work.programs import SHAPES, write_modules

# The budget: how many times as long checking takes as compiling, and how the time of an edge may
# grow from a quarter of a graph to the whole.
MOST_RATIO = 1.5
MOST_GROWTH = 1.5

SIZES = {"chain": 5000, "fan": 5000, "diamonds": 200, "layers": 200}
EVERYTHING = Asked(lambda _: True, lambda _, __: True, all_codes)
_T = TypeVar("_T")


def main() -> int:
    """Measure, print both tables, and give 1 if the budget is not met."""
    parser = argparse.ArgumentParser(description="measure checking beside compiling")
    parser.add_argument("--modules", type=int, default=1000, help="default: %(default)s")
    parser.add_argument("--runs", type=int, default=3, help="runs of each (default: %(default)s)")
    arguments = parser.parse_args()
    modules: int = arguments.modules
    runs: int = arguments.runs
    gc.disable()
    with tempfile.TemporaryDirectory() as scratch:
        good = _modules(Path(scratch) / "modules", modules, runs)
        sys.stdout.write(
            f"\n{'':17}{'edges':>8}{'compile':>10}{'rules':>9}{'rules, an edge':>17}\n"
        )
        for shape, size in SIZES.items():
            good &= _shape(Path(scratch) / shape, shape, size, runs)
    return int(not good)


def _modules(root: Path, count: int, runs: int) -> bool:
    write_modules(root, count)
    plain = CompileOptions(root=root)
    compile_project(plain)  # what is imported late costs once
    compiling, outcome = _best(lambda: compile_project(plain), runs)
    bodies = CompileOptions(root=root, judges_bodies=True)
    with_bodies, _ = _best(lambda: compile_project(bodies), runs)
    rules, found = _best(lambda: _judged(outcome), runs)
    checking = with_bodies + rules
    ratio = checking / compiling
    sys.stdout.write(
        f"{count:,} modules, {len(outcome.program.entities):,} entities, {found} findings, ms CPU\n"
        f"compile           {compiling:9.0f}\n"
        f"judge bodies      {with_bodies - compiling:9.0f}\n"
        f"all rules         {rules:9.0f}\n"
        f"check             {checking:9.0f}, {ratio:.2f} times compiling"
        f" (must: at most {MOST_RATIO})\n"
    )
    return ratio <= MOST_RATIO


def _shape(root: Path, shape: str, size: int, runs: int) -> bool:
    """Measure a quarter, a half and the whole of a graph."""
    of_an_edge: list[float] = []
    for count in (size // 4, size // 2, size):
        folder = root / str(count)
        folder.mkdir(parents=True)
        (folder / "flows.py").write_text(SHAPES[shape](count), encoding="utf-8")
        options = CompileOptions(root=folder, judges_bodies=True)
        compiling, outcome = _best(lambda options=options: compile_project(options), runs)
        rules, _ = _best(lambda outcome=outcome: _judged(outcome), 3 * runs)
        number = edges(outcome.program)
        of_an_edge.append(1000 * rules / number)
        sys.stdout.write(
            f"{shape:10}{count:7,}{number:8,}{compiling:7.0f} ms{rules:6.1f} ms"
            f"{of_an_edge[-1]:14.2f} µs\n"
        )
    return of_an_edge[-1] <= MOST_GROWTH * of_an_edge[0]


def _judged(outcome: Outcome) -> int:
    return len(
        list(judge(outcome.program, outcome.report.diagnostics, outcome.sources, EVERYTHING))
    )


def _best(work: Callable[[], _T], runs: int) -> tuple[float, _T]:
    """Give the least CPU time of some runs, in milliseconds, and what the last one gave."""
    times: list[float] = []
    for _ in range(runs):
        gc.collect()
        began = time.process_time()
        result = work()
        times.append(1000 * (time.process_time() - began))
    return min(times), result


if __name__ == "__main__":
    sys.exit(main())
