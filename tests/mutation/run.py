"""`make mutants`: turns around each condition of the rules, and tells what no test notices."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mutation.accepted import ACCEPTED
from mutation.killing import finished, prepare, start
from mutation.mutants import ROOT, Mutant, mutants_of

RULES = "validators/flowc_validators/rules/*.py"
BODIES = "compiler/flowc/dialects/flytekit/bodies*.py"
BODY_ROOM = "compiler/flowc/dialects/flytekit/bodies/**/*.py"
PAGES = "tests/test_rules.py"
CASES = ROOT / "tests" / "validators" / "cases"
WORDING = ROOT / "tests" / "wording"
BESIDE = ("tests/validators",)


@dataclass(slots=True)
class Run:
    """A mutant in a child, and the tests that are still to be tried on it."""

    mutant: Mutant
    waiting: list[list[str]]


def main() -> int:
    """Run, print the figures, and give 1 if a mutant survives without a reason."""
    parser = argparse.ArgumentParser(description="mutation testing of the rules")
    parser.add_argument("files", nargs="*", help="files to change; default: all rules")
    parser.add_argument("--jobs", type=int, default=2, help="children at once: %(default)s")
    arguments = parser.parse_args()
    files: list[str] = arguments.files or [*targets()]
    jobs: int = arguments.jobs
    mutants = [each for path in files for each in mutants_of(path, (ROOT / path).read_text())]
    began = time.monotonic()
    prepare()
    survivors = [*_survivors(mutants, jobs)]
    unexplained = [each for each in survivors if (each.path, each.place) not in ACCEPTED]
    for each in unexplained:
        sys.stdout.write(f"survives: {each.path}:{each.line} {each.place}\n")
    sys.stdout.write(
        f"{len(files)} files, {len(mutants)} mutants: {len(mutants) - len(survivors)} killed,"
        f" {len(survivors)} survive, {len(survivors) - len(unexplained)} of them with a reason"
        f" ({time.monotonic() - began:.0f} s)\n"
    )
    return int(bool(unexplained))


def targets() -> Iterator[str]:
    """Give the files that find something."""
    for pattern in (RULES, BODIES, BODY_ROOM):
        for path in sorted(ROOT.glob(pattern)):
            if path.name != "__init__.py":
                yield path.relative_to(ROOT).as_posix()


def _survivors(mutants: list[Mutant], jobs: int) -> Iterator[Mutant]:
    waiting = [Run(mutant, _tests(mutant)) for mutant in reversed(mutants)]
    running: dict[int, Run] = {}
    while waiting or running:
        while waiting and len(running) < jobs:
            run = waiting.pop()
            running[start(run.mutant, run.waiting.pop(0))] = run
        for child, has_failed in finished():
            run = running.pop(child)
            if not has_failed and run.waiting:
                waiting.append(run)
            elif not has_failed:
                yield run.mutant


def _tests(mutant: Mutant) -> list[list[str]]:
    """Give the tests for a mutant, those that are likely to fail first."""
    code = Path(mutant.path).stem.replace("_", "-")
    own = [f"{PAGES}::test_page[{code}]"]
    if (CASES / f"{code}.md").exists():
        own.append(f"{PAGES}::test_more_cases[{code}]")
    if (WORDING / f"{code}.txt").exists():
        own.append(f"tests/test_wording.py::test_wording[{code}]")
    return [own, [*BESIDE]]


if __name__ == "__main__":
    sys.exit(main())
