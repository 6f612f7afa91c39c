"""Where something is unknown, what is still claimed holds whatever the unknown turns out to be."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from frontend.comparing import differences
from frontend.running import interpret, run_python

CORPUS = Path(__file__).parent / "programs" / "uncertain.corpus"
HEADER = re.compile(r"^=== ([\w ,.-]+?)(?: \| known: (.*))?$", re.MULTILINE)
CHOICES = 3


def programs() -> list[tuple[str, tuple[str, ...], str]]:
    """Read the corpus: name, names that must be known, source."""
    parts = HEADER.split(CORPUS.read_text(encoding="utf-8"))
    return [
        (name, tuple((known or "").split()), text)
        for name, known, text in zip(parts[1::3], parts[2::3], parts[3::3], strict=True)
    ]


PROGRAMS = programs()


def chooser(answers: tuple[bool, ...]) -> Callable[..., object]:
    """Give a `probe.choice` that answers in this order, then starts again."""
    endless = itertools.cycle(answers)
    return lambda *given: next(endless)


@pytest.mark.parametrize(("name", "known", "source"), PROGRAMS, ids=[p[0] for p in PROGRAMS])
def test_claims_hold_for_every_choice(name: str, known: tuple[str, ...], source: str) -> None:
    """Run CPython under all choices, and compare each with the one thing that is claimed."""
    run = interpret(source)
    for answers in itertools.product((True, False), repeat=CHOICES):
        expected, raised = run_python(source, chooser(answers))
        if run.raised is not None:
            assert raised is not None, f"{run.raised} is not raised for {answers}"
            continue
        if raised is not None:
            continue
        wrong, unknown = differences(run, expected)
        assert not wrong, f"choices {answers}"
        lost = {re.split(r"[.\[ ]", path)[0] for path in unknown}
        assert not lost & set(known), f"{sorted(lost & set(known))} should be known"
