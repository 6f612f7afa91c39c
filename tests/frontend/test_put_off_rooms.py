"""Rooms of the models that are put off are filled in as soon as one of their names is met."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from flowc.dialects.flytekit.beside import Beside
from flowc.dialects.flytekit.dialect import FlytekitDialect
from flowc.flytekit_versions import NEWEST
from flowc.frontend.discover import SourceTree
from flowc.frontend.interpreter.interpret import make_machine
from flowc.frontend.interpreter.registry import Fill, Registry
from flowc.frontend.library.registry import standard_library
from flowc.frontend.loader import ProjectLoader
from flowc_ir.diagnostic import Report


def _flytekit() -> Registry:
    report = Report()
    dialect = FlytekitDialect(report, NEWEST, Beside())
    registry = dialect.registry()
    loader = ProjectLoader(SourceTree(Path(), ("",)), report, FlytekitDialect.packages, minor=11)
    dialect.attach(make_machine(registry, loader, report))
    return registry


def _names(registry: Registry) -> set[str]:
    tables = (
        registry.models,
        registry.constants,
        registry.aliases,
        registry.classes,
        registry.class_hooks,
        registry.constructors,
        registry.harmless,
        registry.reasons,
        registry.stars,
        registry.written,
    )
    return {name for table in tables for name in table}


def _rooms(registry: Registry) -> dict[Fill, list[str]]:
    rooms: dict[Fill, list[str]] = {}
    for trigger, fills in registry.later.items():
        for fill in fills:
            rooms.setdefault(fill, []).append(trigger)
    return rooms


@pytest.mark.parametrize("make", [standard_library, _flytekit])
def test_each_name_wakes_its_room(make: Callable[[], Registry]) -> None:
    """Let a room add only names that lie under what wakes it: others would be missed."""
    rooms = _rooms(make())
    assert len(rooms) > 3
    for position, triggers in enumerate(rooms.values()):
        registry = make()
        fill = list(_rooms(registry))[position]
        before = _names(registry)
        fill(registry)
        added = _names(registry) - before
        assert added, f"the room of {triggers} adds nothing"
        missed = {
            name
            for name in added
            if not any(name == trigger or name.startswith(f"{trigger}.") for trigger in triggers)
        }
        assert not missed, f"{triggers} do not wake {sorted(missed)}"
