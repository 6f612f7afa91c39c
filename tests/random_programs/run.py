"""Compare the two tools over many random programs.

PYTHONPATH=tests python -m random_programs.run [--count N] [--seed N] [--workers N]

What is printed at the end names the seeds; `--seed` with one of them and `--count` repeats it.
"""

from __future__ import annotations

import secrets
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import islice

from random_programs.hunt import Tally, hunt
from random_programs.oracle import started_oracle

_PIECE = 250
_PIECES_OF_A_PROCESS = 8
_SHOWN_REASONS = 40


def main() -> int:
    """Hunt from the command line; 1 if the tools differ."""
    options = _options()
    start, total = time.perf_counter(), Tally()
    sizes = [min(_PIECE, options.count - done) for done in range(0, options.count, _PIECE)]
    seeds = range(options.seed, options.seed + len(sizes))
    done = 0
    # Processes grow, so new ones take over now and then. (`max_tasks_per_child` of the pool would
    # do that too, but it may hang in Python 3.11.)
    for batch in _batched(zip(seeds, sizes, strict=True), options.workers * _PIECES_OF_A_PROCESS):
        with ProcessPoolExecutor(options.workers) as pool:
            for piece in as_completed([pool.submit(_piece, *each) for each in batch]):
                tally = piece.result()
                done += 1
                total.merge(tally)
                sys.stderr.write(f"{done} of {len(sizes)}: {_counted(total)}\n")
                sys.stderr.write("".join(f"{fault}\n" for fault in tally.faults))
    sys.stdout.write("\n".join(_report(total, seeds, time.perf_counter() - start)) + "\n")
    return int(bool(total.faults))


def _batched(pieces: Iterable[tuple[int, int]], size: int) -> Iterator[list[tuple[int, int]]]:
    """Give the pieces in lists of that many."""
    left = iter(pieces)
    while batch := list(islice(left, size)):
        yield batch


def _options() -> Namespace:
    parser = ArgumentParser(prog="random", description=__doc__)
    parser.add_argument("--count", type=int, default=1_000, help="programs (default: 1000)")
    parser.add_argument(
        "--seed", type=int, default=secrets.randbelow(10**9), help="where to begin (default: any)"
    )
    parser.add_argument("--workers", type=int, default=2, help="processes at once (default: 2)")
    return parser.parse_args()


def _piece(start: int, count: int) -> Tally:
    with started_oracle() as oracle:
        return hunt(oracle, start=start, count=count)


def _counted(tally: Tally) -> str:
    fates = ("equal", "rejected", "opaque", "wrong")
    return ", ".join(f"{tally.fates[fate]} {fate}" for fate in fates)


def _report(tally: Tally, seeds: range, seconds: float) -> list[str]:
    faults = [line for fault in tally.faults for line in ("=" * 80, fault)]
    reasons = [f"{count:6}  {one}" for one, count in tally.reasons.most_common(_SHOWN_REASONS)]
    return [
        *reasons,
        *faults,
        f"{tally.fates.total()} programs from the seeds {seeds.start} to {seeds.stop - 1}: "
        f"{_counted(tally)}",
        f"{tally.entities} entities compared; {tally.flytekit_seconds:.0f} s flytekit, "
        f"{tally.flowc_seconds:.0f} s flowc, {seconds:.0f} s in all",
    ]


if __name__ == "__main__":
    sys.exit(main())
