"""Compile mutated files; a traceback, or more than a few seconds for one, is a fault."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import traceback
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from hostile.mutate import mutated

ROOT = Path(__file__).parents[2]
LIMIT = 5.0
"""Seconds of CPU that one file may take."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one hostile file: seconds of CPU, and a traceback if there was one."""

    seed: int
    seconds: float
    fault: str

    @property
    def is_good(self) -> bool:
        """Whether the file gave findings, quickly."""
        return not self.fault and self.seconds <= LIMIT


def good_sources() -> list[bytes]:
    """Give the files that mutations start from: the examples and the differential projects."""
    folders = (ROOT / "examples", ROOT / "tests" / "differential" / "projects")
    files = sorted(path for folder in folders for path in folder.rglob("*.py"))
    return [path.read_bytes() for path in files] or [b"x = 1\n"]


def judge(seed: int) -> Verdict:
    """Compile the hostile file of a seed, in this process."""
    from flowc.driver import CompileOptions, compile_project
    from flowc.targets.flyte.package import build_package
    from flowc.targets.flyte.settings import FlyteSettings

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "hostile.py").write_bytes(mutated(seed, good_sources()))
        start = time.process_time()
        fault = ""
        try:
            options = CompileOptions(root=Path(folder), units=("hostile",))
            outcome = compile_project(options)
            build_package(outcome.program, FlyteSettings())
        except Exception:  # noqa: BLE001 - any exception that escapes is what is looked for
            fault = traceback.format_exc()
        return Verdict(seed, time.process_time() - start, fault)


def run(seeds: range, workers: int) -> list[Verdict]:
    """Judge many seeds; a process that dies is a fault of the seed that it worked on."""
    verdicts: list[Verdict] = []
    pending = list(seeds)
    while pending:
        with ProcessPoolExecutor(workers) as pool:
            futures = [(seed, pool.submit(judge, seed)) for seed in pending]
            pending = list[int]()
            for seed, future in futures:
                try:
                    verdicts.append(future.result())
                except BrokenProcessPool:
                    pending.append(seed)
        if pending:
            # The first one that is left is the one that killed its process, or soon will again.
            verdicts.append(Verdict(pending.pop(0), 0.0, "the process died"))
    return verdicts


def main() -> int:
    """Run from the command line; exit 1 if there is a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    start = time.time()
    seeds = range(options.first_seed, options.first_seed + options.count)
    verdicts = run(seeds, options.workers)
    bad = [verdict for verdict in verdicts if not verdict.is_good]
    for verdict in bad[:20]:
        sys.stdout.write(f"seed {verdict.seed}: {verdict.seconds:.1f} s\n{verdict.fault}\n")
    slowest = max(verdict.seconds for verdict in verdicts)
    sys.stdout.write(
        f"{len(verdicts)} files, {len(bad)} faults, slowest {slowest:.1f} s of CPU, "
        f"{time.time() - start:.0f} s in all\n"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
