"""`make mutants`: turns around each condition of the rules, and tells what no test notices."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mutation.accepted import ACCEPTED
from mutation.killing import finished, prepare, start
from mutation.mutants import ROOT, Mutant, mutants_of

RULES = "validators/flowc_validators/rules/*.py"
BODIES = "compiler/flowc/dialects/flytekit/bodies/*.py"
PAGES = "tests/test_rules.py"
CASES = ROOT / "tests" / "validators" / "cases"
WORDING = ROOT / "tests" / "wording"
BESIDE = ("tests/validators", "tests/dialects/flytekit/test_seen_edges.py")
_OTHER_PAGES = {
    "ends": ("missing-result", "endless-dynamic"),
    "exhaustive": ("missing-result",),
    "given": ("missing-result", "wrong-result", "undeclared-output"),
    "main_only": ("main-only-entity", "main-only-name"),
    "partial_graphs": ("edge-type-mismatch", "wrong-arguments", "promise-as-value"),
    "reach": ("effect-in-workflow", "frozen-value", "global-changed", "task-in-task"),
    "wrong_default": ("value-type",),
}


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
    if _fails_unchanged(mutants):
        sys.stdout.write("the tests fail without any change: mend that first\n")
        return 1
    survivors: list[Mutant] = []
    unexplained: list[Mutant] = []
    for each in _survivors(mutants, jobs):
        survivors.append(each)
        if (each.path, each.place) not in ACCEPTED:
            unexplained.append(each)
            sys.stdout.write(f"survives: {each.path}:{each.line} {each.place}\n")
            sys.stdout.flush()
    sys.stdout.write(
        f"{len(files)} files, {len(mutants)} mutants: {len(mutants) - len(survivors)} killed,"
        f" {len(survivors)} survive, {len(survivors) - len(unexplained)} of them with a reason"
        f" ({time.monotonic() - began:.0f} s)\n"
    )
    return int(bool(unexplained))


def targets() -> Iterator[str]:
    """Give the files that find something."""
    for pattern in (RULES, BODIES):
        for path in sorted(ROOT.glob(pattern)):
            if path.name != "__init__.py":
                yield path.relative_to(ROOT).as_posix()


def _fails_unchanged(mutants: list[Mutant]) -> bool:
    """Tell whether the tests of some mutants fail where nothing has been changed."""
    start(None, sorted({test for each in mutants for test in _tests(each)[0]}))
    return any(has_failed for _, has_failed in finished())


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
    own = [*_tests_of(mutant.path)]
    if not own:
        # What several rules share is held by the pages of all of them.
        beside = sorted((ROOT / mutant.path).parent.glob("*.py"))
        own = [test for path in beside for test in _tests_of(path.name)]
    return [own, [*BESIDE]]


def _tests_of(path: str) -> Iterator[str]:
    stem = Path(path).stem
    for code in _OTHER_PAGES.get(stem, (stem.replace("_", "-"),)):
        if code in pages():
            yield f"{PAGES}::test_page[{code}]"
        if (CASES / f"{code}.md").exists():
            yield f"{PAGES}::test_more_cases[{code}]"
        if (WORDING / f"{code}.txt").exists():
            yield f"tests/test_wording.py::test_wording[{code}]"


@cache
def pages() -> frozenset[str]:
    """Give the codes that have a page; to ask the product would import what is to be changed."""
    found = [*ROOT.glob("compiler/**/explain/*.md"), *ROOT.glob("validators/**/*.md")]
    return frozenset(path.stem.replace("_", "-") for path in found)


if __name__ == "__main__":
    sys.exit(main())
