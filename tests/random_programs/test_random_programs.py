"""Programs that nobody wrote: flytekit and flowc agree about them."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from random_programs.hunt import hunt
from random_programs.judge import judge
from random_programs.oracle import Oracle, started_oracle
from random_programs.programs import programs

_PIECES, _PROGRAMS = 6, 50
_LEAST_EQUAL = 0.6


@pytest.fixture(scope="module")
def oracle() -> Generator[Oracle]:
    """Start flytekit once for all pieces of a process."""
    with started_oracle() as started:
        yield started


@pytest.mark.parametrize("piece", range(_PIECES))
def test_flowc_makes_what_flytekit_makes(piece: int, oracle: Oracle) -> None:
    """Compare the packages of both over the same programs each time."""
    tally = hunt(programs(), lambda one: judge(one, oracle), start=piece, count=_PROGRAMS)
    if tally.faults:
        pytest.fail(tally.faults[0], pytrace=False)
    # Programs that flytekit refuses show little: most have to be fine.
    assert tally.fates["equal"] >= _LEAST_EQUAL * tally.fates.total(), tally.reasons
    assert tally.fates["opaque"] == 0, tally.reasons
