"""Fixtures of the differential suite."""

from __future__ import annotations

import functools
from collections.abc import Callable

import pytest

from differential.expected import Answer, flytekit_python, kept
from differential.units import Unit, suite_units, version_units
from flowc.flytekit_versions import NEWEST

# What is compared is no test, whatever it is called.
collect_ignore_glob = [
    "projects/*",
    "union_projects/*",
    "plugin_projects/*",
    "task_facts/*",
    "versions/*",
]


@pytest.fixture(scope="session")
def answers(request: pytest.FixtureRequest) -> dict[Unit, Answer]:
    """Ask flytekit for every unit of the suite; the answers are kept by a hash of the sources."""
    cache = request.config.cache
    assert cache is not None
    return kept(suite_units(), cache.mkdir("differential"), python=flytekit_python()).answers


@pytest.fixture(scope="session")
def answers_of(request: pytest.FixtureRequest) -> Callable[[str], dict[Unit, Answer]]:
    """Give a function that asks another release of flytekit; its answers are kept likewise."""
    cache = request.config.cache
    assert cache is not None
    folder = cache.mkdir

    @functools.cache
    def ask(release: str) -> dict[Unit, Answer]:
        newest = release == NEWEST.release
        units = version_units() if newest else [*suite_units(), *version_units()]
        python = flytekit_python("" if newest else release)
        return kept(units, folder(f"differential-{release}"), python=python).answers

    return ask
