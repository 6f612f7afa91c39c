"""Projects with plugins, and recorded templates, equal what flytekit made of them."""

from __future__ import annotations

import pytest

from differential.case import Case, judged
from differential.lacks import FOLDER, complaints
from differential.plugins import plugin_cases

CASES = plugin_cases()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_package_equals_what_was_recorded(case: Case) -> None:
    """Compile a unit, and compare it path by path; what is opaque stands in `lacks/`."""
    faults = list(complaints(case, judged(case)))
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def test_only_projects_that_are_there_lack_anything() -> None:
    """Keep no list of what is gone."""
    assert {file.stem for file in FOLDER.glob("*.json")} <= {case.project for case in CASES}
