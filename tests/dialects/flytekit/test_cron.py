"""Cron expressions: what flytekit takes, refuses, and what is left open."""

from __future__ import annotations

import pytest

from flowc.dialects.flytekit.plans.cron import is_valid_cron


@pytest.mark.parametrize(
    "expression",
    [
        "* * * * *",
        "*/5 0-6/2 1,15 jan-mar mon-fri",
        "0 0 ? * SUN",
        "0 0 31 * *",
        "0 0 29 2 *",
        "0 0 31 2 mon",
        "@Daily",
        "0 0 * * * 30",
        "5/10 * * * 7",
    ],
)
def test_expressions_that_flytekit_takes(expression: str) -> None:
    """Five fields, or six with seconds at the end; a weekday counts beside a day."""
    assert is_valid_cron(expression) is True


@pytest.mark.parametrize(
    "expression",
    [
        "",
        "* * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 32 * *",
        "* * * 13 *",
        "* * * * 8",
        "*/0 * * * *",
        "? * * * *",
        "1- * * * *",
        "a * * * *",
        "0 0 31 2 *",
        "0 0 31 4 *",
        "@often",
        "CRON_TZ=Europe/Berlin 0 1 * * *",
        "TZ=UTC 0 1 * * *",
        "0 0 * * thur",
        "H 1 * * *",
        "0 0 1.5 * *",
    ],
)
def test_expressions_that_flytekit_refuses(expression: str) -> None:
    """A field out of its range, another syntax, or a day that never comes."""
    assert is_valid_cron(expression) is False


@pytest.mark.parametrize(
    "expression", ["0 0 L * *", "0 0 15W * *", "0 0 * * 1#2", "0 22-2 * * *", "* * * * * * 2020"]
)
def test_expressions_that_are_left_open(expression: str) -> None:
    """What depends on rarer rules, or on the clock, is not guessed."""
    assert is_valid_cron(expression) is None
