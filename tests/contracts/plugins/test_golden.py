"""A contract in each notation, word by word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flowc.contracts.plugins.contract import Contract, contract_of
from flowc.contracts.plugins.narrowing import narrowed
from flowc.contracts.plugins.render import Notation, render
from flowc.manifests.finding import Found
from flowc.manifests.reading import read_manifest
from flowc_ir.diagnostic import Report

HERE = Path(__file__).parent
FILES: dict[Notation, str] = {
    "proto": "proto",
    "openapi": "openapi.json",
    "jsonschema": "schema.json",
}


def read(name: str) -> Contract:
    """Read a manifest of these tests."""
    path = HERE / "manifests" / f"{name}.yaml"
    report = Report()
    manifest = read_manifest(path.read_text(encoding="utf-8"), path.name, report)
    assert manifest is not None, report.diagnostics
    return contract_of(Found(manifest, path.name, "0" * 64))


@pytest.mark.parametrize("notation", FILES)
def test_contract(notation: Notation) -> None:
    """Compare with the golden file, or bless it (`FLOWC_BLESS=1`)."""
    path = HERE / "golden" / f"exports.{FILES[notation]}"
    text = render(read("exports"), notation)
    if os.environ.get("FLOWC_BLESS"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_a_class_brings_what_it_needs() -> None:
    """Narrow a contract to one class: its tasks, and the classes of its fields."""
    contract = narrowed(read("exports"), "CountTask")
    assert [kind.name for kind in contract.kinds] == ["CountTask"]
    assert [each.name for each in contract.classes] == ["Place"]
    assert contract.enumerations == ()
    contract = narrowed(read("exports"), "ExportTask")
    assert [each.name for each in contract.classes] == ["Place", "Export"]
    assert [each.name for each in contract.enumerations] == ["Format"]
