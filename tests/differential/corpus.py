"""Compare flowc with flytekit on any tree of flytekit code.

PYTHONPATH=tests python -m differential.corpus FOLDER [--only CORPUS] [--root-glob GLOB]
                                               [--keep DIR] [--json FILE]
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser, Namespace
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from differential.compile import Product, arguments, read_product
from differential.corpora import Corpus, corpora_in
from differential.expected import Answer, Batch, ask, flytekit_python, kept
from differential.ledger import Page, document, markdown
from differential.tally import Outcome, Tally
from differential.units import Unit

_TIMEOUT_SECONDS = 120


def main() -> int:
    """Run both tools over a folder and print the table; 1 if anything is wrong."""
    options = _options()
    corpora = corpora_in(Path(options.folder).resolve(), options.root_glob)
    pages = [_page(one, options) for one in corpora if one.name in (options.only or [one.name])]
    sys.stdout.write("\n".join(markdown(pages)) + "\n")
    if options.json:
        Path(options.json).write_text(json.dumps(document(pages), indent=2) + "\n")
    return int(not all(page.is_good for page in pages))


def _options() -> Namespace:
    parser = ArgumentParser(prog="corpus", description=__doc__)
    parser.add_argument(
        "folder",
        help="flytekit code; or checkouts of the repositories of corpora.toml, named OWNER+NAME",
    )
    parser.add_argument(
        "--root-glob",
        action="append",
        default=[],
        metavar="GLOB",
        help="folders that are source roots; others are found by their imports",
    )
    parser.add_argument("--only", action="append", metavar="CORPUS", help="only these, by name")
    parser.add_argument(
        "--flytekit-version", default="", metavar="RELEASE", help="1.14 or 1.15 (default: 1.16)"
    )
    parser.add_argument("--json", metavar="FILE", help="write everything as JSON too")
    parser.add_argument("--keep", metavar="DIR", help="keep flytekit's answers for the next time")
    parser.add_argument("--workers", type=int, default=2, help="processes at once (default: 2)")
    return parser.parse_args()


def _page(corpus: Corpus, options: Namespace) -> Page:
    _say(f"{corpus.name}: {len(corpus.units)} units; flytekit serialises them")
    batch = _batch(corpus, options)
    _say("flowc compiles them")
    release: str = options.flytekit_version
    with ThreadPoolExecutor(options.workers) as pool:
        answers = [batch.answers[unit] for unit in corpus.units]
        outcomes = list(pool.map(_outcome, corpus.units, answers, [release] * len(answers)))
    page = Page(name=corpus.name, flytekit=batch.flytekit)
    for outcome in outcomes:
        name = outcome.unit.root.relative_to(corpus.tree).as_posix()
        page.tallies.setdefault(name, Tally()).add(outcome, batch.import_seconds)
    return page


def _batch(corpus: Corpus, options: Namespace) -> Batch:
    python = flytekit_python(options.flytekit_version)
    if options.keep:
        return kept(corpus.units, Path(options.keep) / corpus.name, python=python)
    return ask(corpus.units, python=python, timeout=_TIMEOUT_SECONDS, workers=options.workers)


def _outcome(unit: Unit, answer: Answer, release: str) -> Outcome:
    with tempfile.TemporaryDirectory(prefix="flowc-corpus-") as name:
        archive, report = Path(name) / "package.tgz", Path(name) / "report.json"
        command = [sys.executable, "-P", "-m", "flowc", *arguments(unit, archive, report, release)]
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


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
