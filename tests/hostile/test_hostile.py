"""A sample of hostile files; `make fuzz` runs ten thousand."""

from __future__ import annotations

import pytest

from hostile.fuzz import judge


@pytest.mark.parametrize("first", range(0, 400, 20))
def test_hostile_files(first: int) -> None:
    """Give findings for every file, without a traceback and in time."""
    bad = [verdict for verdict in map(judge, range(first, first + 20)) if not verdict.is_good]
    assert not bad, "\n".join(f"seed {v.seed}: {v.seconds:.1f} s\n{v.fault}" for v in bad)
