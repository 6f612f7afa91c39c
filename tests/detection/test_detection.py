"""flowc's part of the detection matrix: every mistake is found at its line, no twin is reported."""

from __future__ import annotations

import pytest

from detection.columns.flowc import findings, opaque
from detection.matrix import IN_DOCS, figures
from detection.seeds import IN_KFP, Seed, seeds

SEEDS = seeds()


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_the_mistake_is_found_at_its_line(seed: Seed) -> None:
    """Find the code that the file names, at one of the lines that it marks."""
    found = [each for each in findings(seed.mistake) if each.code.name == seed.code]
    assert found, [str(each) for each in findings(seed.mistake)]
    assert seed.right_lines.intersection(each.span.line for each in found)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_the_twin_is_in_order(seed: Seed) -> None:
    """Say nothing of the twin, and know all of it."""
    assert findings(seed.twin) == []
    assert opaque(seed.twin) == []


def test_the_seeds_are_as_many_as_promised() -> None:
    """Count them, and let those for KFP be translations of others."""
    assert len(SEEDS) >= 100
    assert {seed.name for seed in seeds(IN_KFP)} <= {seed.name for seed in SEEDS}


def test_a_seed_differs_from_its_twin_in_one_place() -> None:
    """Let the lines that differ stand beside one another."""
    for seed in SEEDS:
        pairs = zip(seed.mistake.splitlines(), seed.twin.splitlines(), strict=False)
        different = [n for n, (one, other) in enumerate(pairs) if one != other]
        assert different, seed.name
        assert different[-1] - different[0] < 3, seed.name


def test_the_documentation_is_current() -> None:
    """Hold flowc's own column in the documentation against the seeds."""
    assert figures("flowc", SEEDS) in IN_DOCS.read_text(encoding="utf-8")
