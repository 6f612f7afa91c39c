"""Compare the two tools over many random programs.

PYTHONPATH=tests python -m random_programs.run [--count N] [--seed N] [--workers N]

What is printed at the end names the seeds; `--seed` with one of them and `--count` repeats it.
"""

from __future__ import annotations

import secrets
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import islice

from random_programs.hunt import Tally, hunt
from random_programs.judge import judge
from random_programs.oracle import started_oracle
from random_programs.programs import programs

_PIECE = 250
_PIECES_OF_A_PROCESS = 8
_SHOWN_REASONS = 40


def main() -> int:
    """Hunt from the command line; 1 if the tools differ."""
    return run(_piece, "programs", __doc__ or "")


def run(piece: Callable[[int, int], Tally], things: str, description: str) -> int:
    """Hunt in pieces of some hundred, each from a seed on; 1 if the tools differ."""
    options = _options(description)
    start, total = time.perf_counter(), Tally()
    sizes = [min(_PIECE, options.count - done) for done in range(0, options.count, _PIECE)]
    seeds = range(options.seed, options.seed + len(sizes))
    done = 0
    # Processes grow, so new ones take over now and then. (`max_tasks_per_child` of the pool would
    # do that too, but it may hang in Python 3.11.)
    for batch in _batched(zip(seeds, sizes, strict=True), options.workers * _PIECES_OF_A_PROCESS):
        with ProcessPoolExecutor(options.workers) as pool:
            for each in as_completed([pool.submit(piece, *given) for given in batch]):
                tally = each.result()
                done += 1
                total.merge(tally)
                sys.stderr.write(f"{done} of {len(sizes)}: {_counted(total)}\n")
                sys.stderr.write("".join(f"{fault}\n" for fault in tally.faults))
    named = f"{total.fates.total()} {things} from the seeds {seeds.start} to {seeds.stop - 1}"
    seconds = time.perf_counter() - start
    sys.stdout.write("\n".join(_report(total, named, seconds)) + "\n")
    return int(bool(total.faults))


def _batched(pieces: Iterable[tuple[int, int]], size: int) -> Iterator[list[tuple[int, int]]]:
    """Give the pieces in lists of that many."""
    left = iter(pieces)
    while batch := list(islice(left, size)):
        yield batch


def _options(description: str) -> Namespace:
    parser = ArgumentParser(prog="random", description=description)
    parser.add_argument("--count", type=int, default=1_000, help="how many (default: 1000)")
    parser.add_argument(
        "--seed", type=int, default=secrets.randbelow(10**9), help="where to begin (default: any)"
    )
    parser.add_argument("--workers", type=int, default=2, help="processes at once (default: 2)")
    return parser.parse_args()


def _piece(start: int, count: int) -> Tally:
    with started_oracle() as oracle:
        return hunt(programs(), lambda one: judge(one, oracle), start=start, count=count)


def _counted(tally: Tally) -> str:
    fates = ("equal", "rejected", "opaque", "wrong")
    return ", ".join(f"{tally.fates[fate]} {fate}" for fate in fates)


def _report(tally: Tally, named: str, seconds: float) -> Iterator[str]:
    for one, count in tally.reasons.most_common(_SHOWN_REASONS):
        yield f"{count:6}  {one}"
    for fault in tally.faults:
        yield from ("=" * 80, fault)
    yield f"{named}: {_counted(tally)}"
    yield (
        f"{tally.entities} entities compared; {tally.flytekit_seconds:.0f} s flytekit, "
        f"{tally.flowc_seconds:.0f} s flowc, {seconds:.0f} s in all"
    )


if __name__ == "__main__":
    sys.exit(main())
