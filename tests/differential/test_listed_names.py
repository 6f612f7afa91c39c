"""The list of what flytekit's modules bind is that of its sources, and of all that flowc knows."""

from __future__ import annotations

import pytest

from differential.module_names import RELEASES, joined, module_names
from flowc.dialects.flytekit.listed_names import members
from flowc.dialects.flytekit.reexports import STAR, aliases


def test_the_list_is_that_of_the_sources() -> None:
    """Read the sources of every release that is mirrored (`make names` writes the list)."""
    try:
        releases = [module_names(release) for release in RELEASES]
    except FileNotFoundError as error:
        pytest.skip(str(error))
    found = joined(releases)
    assert all(members(module) == frozenset(names) for module, names in found.items())


def test_every_name_that_is_modelled_is_listed() -> None:
    """Otherwise a name that is known would be called missing."""
    assert set(STAR.split()) <= (members("flytekit") or frozenset())
    for name in aliases():
        owner, _, member = name.rpartition(".")
        names = members(owner)
        assert names is None or member in names, name
