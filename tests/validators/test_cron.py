"""The cron syntax that Flyte takes, against verdicts of its own parser."""

from __future__ import annotations

import pytest

from flowc_validators.cron import fault_of

# Verdicts of `cron.ParseStandard` as flyteadmin 1.16.8 builds it.
TAKEN = [
    "* * * * *",
    "0 0 * * *",
    "0 0 31 2 *",
    "@daily",
    "@hourly",
    "@every 5m",
    "@every 500ms",
    "@weekly",
    "@yearly",
    "@annually",
    "@monthly",
    "@midnight",
    "CRON_TZ=Asia/Tokyo 0 6 * * *",
    "TZ=UTC 0 6 * * *",
    "0 6 * * MON-FRI",
    "0 6 * JAN *",
    "0 6 ? * 1",
    "0 0 * * 0",
    "*/61 * * * *",
    "1,2,3 * * * *",
    "  0   0 * * *  ",
    "0 0 * * SUN,sat",
    "1,,2 * * * *",
    "*-5 * * * *",
    "5/10 * * * *",
    "0 0 1-15/2 feb-nov *",
]
REFUSED = [
    "0/15 * * * ? *",
    "hourly",
    "0 24 * * *",
    "60 * * * *",
    "0 0 0 * *",
    "0 0 * * 7",
    "*/0 * * * *",
    "5-1 * * * *",
    "",
    "0 0 * *",
    "0 0 L * *",
    "0 0 * * 5#2",
    "0 0 1W * *",
    "@reboot",
    "@every",
    "@every 1x",
    "H 0 * * *",
    "-1 * * * *",
    "1.5 * * * *",
    "1/2/3 * * * *",
    "1-2-3 * * * *",
    "*/-1 * * * *",
    "0 0 * FOO *",
    "0 0 * 13 *",
    "\u0661 * * * *",
]


@pytest.mark.parametrize("expression", TAKEN)
def test_taken(expression: str) -> None:
    """Find nothing wrong with what the scheduler takes."""
    assert fault_of(expression) == ""


@pytest.mark.parametrize("expression", REFUSED)
def test_refused(expression: str) -> None:
    """Say what is wrong with what the scheduler refuses."""
    assert fault_of(expression)
