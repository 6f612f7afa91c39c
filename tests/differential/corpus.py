"""Compare flowc with flytekit on any tree of flytekit code.

PYTHONPATH=tests python -m differential.corpus TREE [--root-glob GLOB]... [--json FILE]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from differential.compile import Product, arguments, read_product
from differential.expected import Answer, Batch, ask, flytekit_python
from differential.tally import FATES, Outcome, Tally, reasons
from differential.tree import tree_units
from differential.units import Unit

_COLUMNS = (*FATES, "units", "failed")
_WIDTH = 10
_TIMEOUT_SECONDS = 120
_SHOWN_REASONS = 40


def main() -> int:
    """Run both tools over a tree and print the table; 1 if anything is wrong."""
    options = _options()
    tree = Path(options.tree).resolve()
    units = tree_units(tree, options.root_glob)
    _say(f"{len(units)} units; flytekit serialises them")
    batch = ask(units, python=flytekit_python(), timeout=_TIMEOUT_SECONDS, workers=options.workers)
    _say("flowc compiles them")
    with ThreadPoolExecutor(options.workers) as pool:
        outcomes = list(pool.map(_outcome, units, [batch.answers[unit] for unit in units]))
    tallies = dict[str, Tally]()
    for outcome in outcomes:
        name = outcome.unit.root.relative_to(tree).as_posix()
        tallies.setdefault(name, Tally()).add(outcome, batch.import_seconds)
    sys.stdout.write("\n".join(_table(tallies, batch)) + "\n")
    if options.json:
        Path(options.json).write_text(json.dumps(_document(tallies, batch), indent=2) + "\n")
    bad = any(tally.count()["wrong"] or tally.crashed for tally in tallies.values())
    return int(bad)


def _options() -> Namespace:
    parser = ArgumentParser(prog="corpus", description=__doc__)
    parser.add_argument("tree", help="a folder of flytekit code")
    parser.add_argument(
        "--root-glob",
        action="append",
        default=[],
        metavar="GLOB",
        help="folders below the tree that are source roots; others are found by their imports",
    )
    parser.add_argument("--json", metavar="FILE", help="write everything as JSON too")
    parser.add_argument("--workers", type=int, default=2, help="processes at once (default: 2)")
    return parser.parse_args()


def _outcome(unit: Unit, answer: Answer) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="flowc-corpus-") as name:
        archive, report = Path(name) / "package.tgz", Path(name) / "report.json"
        command = [sys.executable, "-P", "-m", "flowc", *arguments(unit, archive, report)]
        start = time.perf_counter()
        try:
            done = subprocess.run(
                command, capture_output=True, timeout=_TIMEOUT_SECONDS, check=False, cwd=name
            )
            code = done.returncode
        except subprocess.TimeoutExpired:
            code = -1
        seconds = time.perf_counter() - start
        # A run that failed may have been stopped half-way: what it left is no answer.
        empty = Product(entities=[], reported=[], diagnostics=[])
        product = read_product(archive, report) if code in (0, 1) else empty
    return Outcome(unit=unit, answer=answer, product=product, code=code, seconds=seconds)


def _table(tallies: dict[str, Tally], batch: Batch) -> Iterable[str]:
    wide = max(len(name) for name in (*tallies, "folder"))
    heads = "".join(f"{column:>{_WIDTH}}" for column in (*_COLUMNS, "flytekit", "flowc"))
    yield f"{'folder':{wide}}{heads}"
    for name, tally in tallies.items():
        yield f"{name:{wide}}{_row([tally])}"
    everything = list(tallies.values())
    yield f"{'total':{wide}}{_row(everything)}"
    yield f"seconds are of the wall; flytekit {batch.flytekit} with its import for each unit"
    for reason, count in reasons(everything).most_common(_SHOWN_REASONS):
        yield f"{count:6}  {reason}"
    for tally in everything:
        yield from (f"flytekit fails on {one}" for one in tally.failed)
        yield from (f"flowc fails on {one}" for one in tally.crashed)
        yield from tally.faults


def _row(tallies: list[Tally]) -> str:
    counts = _counts(tallies)
    cells = [str(counts[column]) for column in _COLUMNS]
    seconds = (
        sum(tally.flytekit_seconds for tally in tallies),
        sum(tally.flowc_seconds for tally in tallies),
    )
    return "".join(f"{cell:>{_WIDTH}}" for cell in (*cells, *(f"{one:.1f}s" for one in seconds)))


def _counts(tallies: list[Tally]) -> dict[str, int]:
    counts = dict[str, int]()
    for fate in FATES:
        counts[fate] = sum(tally.count()[fate] for tally in tallies)
    failed = sum(len(tally.failed) for tally in tallies)
    return {**counts, "units": sum(tally.units for tally in tallies), "failed": failed}


def _document(tallies: dict[str, Tally], batch: Batch) -> dict[str, object]:
    everything = list(tallies.values())
    return {
        "schema_version": 1,
        "flytekit": batch.flytekit,
        "totals": _counts(everything),
        "seconds": {
            "flytekit": sum(tally.flytekit_seconds for tally in everything),
            "flowc": sum(tally.flowc_seconds for tally in everything),
        },
        "reasons": dict(reasons(everything).most_common()),
        "folders": {
            name: {
                **_counts([tally]),
                "faults": tally.faults,
                "flytekit_failed": tally.failed,
                "flowc_failed": tally.crashed,
                "entities": [
                    {
                        "kind": kind,
                        "name": entity,
                        "fate": fate,
                        "reason": tally.reasons[kind, entity],
                    }
                    for (kind, entity), fate in tally.fates.items()
                ],
            }
            for name, tally in tallies.items()
        },
    }


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
