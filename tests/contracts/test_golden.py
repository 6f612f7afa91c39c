"""The contract of the example `parcels` in every notation, word by word."""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path

import pytest

from contracts.model.compiling import parcels
from flowc.contracts.numbers.lock import EMPTY, updated
from flowc.contracts.numbers.text import write_lock
from flowc.contracts.numbers.wanted import wanted_by
from flowc.contracts.openapi.facade import facade
from flowc.contracts.openapi.flyteadmin import flyteadmin
from flowc.contracts.proto.files import proto_files
from flowc.contracts.proto.places import Layout
from flowc.contracts.schemas.documents import json_schemas
from flowc_ir.diagnostic import Report

HERE = Path(__file__).parent / "golden"
FORM = "launch-plans/express-deliveries.inputs.schema.json"


NAMES = (
    "express.openapi.json",
    "facade.openapi.json",
    "flow.proto",
    "flowc.lock.json",
    "flyte.schema.json",
    "records.proto",
    "standard.schema.json",
)


@cache
def rendered() -> dict[str, str]:
    """Give what flowc makes of the example, by the name of the golden file."""
    contract, report = parcels(), Report()
    express = parcels(lambda _, name: name == "express-deliveries")
    lock = updated(EMPTY, wanted_by(contract))
    documents: dict[str, object] = {
        "facade.openapi.json": facade(contract, "parcels", report),
        # The profile of FlyteAdmin is long: one launch plan shows all of it.
        "express.openapi.json": flyteadmin(express, "parcels", report),
        "standard.schema.json": json_schemas(contract, "standard", report)[FORM],
        "flyte.schema.json": json_schemas(contract, "flyte", report)[FORM],
    }
    made = {
        name: json.dumps(document, indent=2, ensure_ascii=False) + "\n"
        for name, document in documents.items()
    }
    files = proto_files(contract, lock, Layout(), report)
    assert not report.diagnostics
    protos = {Path(path).name: text for path, text in files.items()}
    return {**made, **protos, "flowc.lock.json": write_lock(lock)}


@pytest.mark.parametrize("name", NAMES)
def test_contract(name: str) -> None:
    """Compare with the golden file, or bless it (`FLOWC_BLESS=1`)."""
    path = HERE / name
    if os.environ.get("FLOWC_BLESS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(rendered()[name], encoding="utf-8")
    assert path.read_text(encoding="utf-8") == rendered()[name]


def test_nothing_is_left_behind() -> None:
    """Let every golden file be of something that is rendered."""
    assert {path.name for path in HERE.iterdir()} == set(NAMES) == set(rendered())
