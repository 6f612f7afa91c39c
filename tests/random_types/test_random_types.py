"""Types that nobody wrote, each with a value: flytekit and flowc agree about them."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from dialects.types.engine import Engine, running
from differential.expected import flytekit_python
from random_programs.hunt import hunt
from random_types.cases import cases
from random_types.judge import judge

_PIECES, _TYPES = 4, 75
_LEAST_EQUAL = 0.6


@pytest.fixture(scope="module")
def engine() -> Generator[Engine]:
    """Start flytekit's type engine once for all pieces of a process."""
    with running(flytekit_python()) as started:
        yield started


@pytest.mark.parametrize("piece", range(_PIECES))
def test_a_type_and_its_values_are_what_flytekit_makes(piece: int, engine: Engine) -> None:
    """Compare types, literals and parameters over the same examples each time."""
    tally = hunt(cases(), lambda one: judge(one, engine), start=piece, count=_TYPES)
    if tally.faults:
        pytest.fail(tally.faults[0], pytrace=False)
    # Types that flytekit refuses show little: most have to be fine.
    assert tally.fates["equal"] >= _LEAST_EQUAL * tally.fates.total(), tally.reasons
