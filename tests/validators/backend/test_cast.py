"""What may flow into what is exactly what the backend takes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypedDict

import pytest

from flowc_validators.wire.cast import is_castable
from validators.backend.wire_json import Json, wire_of


class NamedType(TypedDict):
    """A type of the matrix."""

    name: str
    type: Json


Case = TypedDict("Case", {"name": str, "from": Json, "to": Json, "castable": bool})


class Facts(TypedDict):
    """The recorded verdicts; see `about` in the file."""

    types: list[NamedType]
    rows: list[str]
    cases: list[Case]


FACTS: Facts = json.loads(Path(__file__).with_name("cast.json").read_text(encoding="utf-8"))


NAMES = [each["name"] for each in FACTS["types"]]


@pytest.mark.parametrize("row", range(len(FACTS["rows"])), ids=NAMES)
def test_matrix(row: int) -> None:
    """Give the verdict of the backend for every pair; where that breaks down, nothing flows."""
    up = wire_of(FACTS["types"][row]["type"])
    wrong = [
        other["name"]
        for other, verdict in zip(FACTS["types"], FACTS["rows"][row], strict=True)
        if verdict != "?" and is_castable(up, wire_of(other["type"])) != (verdict == "y")
    ]
    assert not wrong


@pytest.mark.parametrize("case", FACTS["cases"], ids=[case["name"] for case in FACTS["cases"]])
def test_own_cases_of_the_backend(case: Case) -> None:
    """Give the verdict that the backend's own tests expect."""
    assert is_castable(wire_of(case["from"]), wire_of(case["to"])) == case["castable"]
