"""`# flowc: ignore[code] reason`: what it takes back, and what it cannot."""

from __future__ import annotations

import pytest

from flowc_ir.diagnostic import Code, Severity
from flowc_ir.source import NOWHERE, Span
from flowc_validators.suppress import unsuppressed

WARNING = Code("a-warning", Severity.WARNING, "a warning")
ERROR = Code("an-error", Severity.ERROR, "an error")
NOTE = Code("a-note", Severity.NOTE, "a note")


def kept(code: Code, line: str) -> bool:
    """Tell whether a finding on a line is kept."""
    found = code.at(Span("a.py", 2, 0, 2, 1), "found")
    return list(unsuppressed([found], {"a.py": f"first\n{line}\nlast\n"})) == [found]


@pytest.mark.parametrize(
    "line",
    [
        "x  # flowc: ignore[a-warning] because",
        "x  # flowc: ignore[a-warning]",
        "x  #flowc:ignore[ other , a-warning ] because",
    ],
)
def test_taken_back(line: str) -> None:
    """Hide a finding whose code is named on its line."""
    assert not kept(WARNING, line)


@pytest.mark.parametrize(
    "line",
    [
        "x",
        "x  # flowc: ignore[other] because",
        "x  # flowc: ignore because",
        "x  # ignore[a-warning]",
    ],
)
def test_kept(line: str) -> None:
    """Keep a finding whose code is not named on its line."""
    assert kept(WARNING, line)


def test_only_this_line() -> None:
    """Keep a finding beside the line of the comment."""
    text = "x  # flowc: ignore[a-warning]\ny\n"
    found = WARNING.at(Span("a.py", 2, 0, 2, 1), "found")
    assert list(unsuppressed([found], {"a.py": text})) == [found]


def test_notes_too_but_no_errors() -> None:
    """Hide notes, and keep errors whatever a comment says."""
    assert not kept(NOTE, "x  # flowc: ignore[a-note]")
    assert kept(ERROR, "x  # flowc: ignore[an-error]")


def test_nowhere() -> None:
    """Keep what has no place."""
    found = WARNING.at(NOWHERE, "found")
    assert list(unsuppressed([found], {})) == [found]
