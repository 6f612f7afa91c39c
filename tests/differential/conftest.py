"""Fixtures of the differential suite."""

from __future__ import annotations

import pytest

from differential.expected import Answer, flytekit_python, kept
from differential.units import Unit, suite_units


@pytest.fixture(scope="session")
def answers(request: pytest.FixtureRequest) -> dict[Unit, Answer]:
    """Ask flytekit for every unit of the suite; the answers are kept by a hash of the sources."""
    cache = request.config.cache
    assert cache is not None
    return kept(suite_units(), cache.mkdir("differential"), python=flytekit_python()).answers
