"""Amounts are read as Kubernetes reads them; what was meant is guessed where it is clear."""

from __future__ import annotations

import json
from decimal import ROUND_UP
from pathlib import Path
from typing import TypedDict

import pytest

from flowc_validators.quantities import closest_quantity, parse_quantity


class Amount(TypedDict):
    """A text, and the thousandths that it stands for; None if it is refused."""

    text: str
    milli: int | None


FACTS = Path(__file__).parent / "backend" / "quantities.json"
AMOUNTS: list[Amount] = json.loads(FACTS.read_text(encoding="utf-8"))


@pytest.mark.parametrize("amount", AMOUNTS, ids=[repr(each["text"]) for each in AMOUNTS])
def test_amounts(amount: Amount) -> None:
    """Give the verdict of the real `ParseQuantity`; it rounds thousandths up."""
    found = parse_quantity(amount["text"])
    rounded = None if found is None else (found * 1000).to_integral_value(ROUND_UP)
    if rounded is not None and abs(rounded) >= 2**63:
        assert amount["milli"] is not None  # thousandths of it overflow in the real one
    else:
        assert rounded == amount["milli"]


@pytest.mark.parametrize(
    ("text", "meant"), [("10GB", "10G"), ("10 GiB", "10Gi"), ("512mb", "512M"), ("two", "")]
)
def test_what_was_meant(text: str, meant: str) -> None:
    """Guess only units that people write otherwise."""
    assert closest_quantity(text) == meant


@pytest.mark.parametrize("text", ["1e99999", "1e-999999999", "9" * 5000, "." + "0" * 5000 + "1"])
def test_hostile_amounts(text: str) -> None:
    """Read any amount, or refuse it, at once."""
    found = parse_quantity(text)
    assert found is None or found > 0
