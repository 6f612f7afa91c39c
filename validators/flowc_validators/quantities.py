"""Amounts of resources in Kubernetes' notation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_FORM = re.compile(r"([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)")
# Kubernetes reads more digits, and can do nothing with what they say.
_EXPONENT = re.compile(r"[eE][-+]?\d{1,4}")
_DECIMAL = {"n": -9, "u": -6, "m": -3, "": 0, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_BINARY = {"Ki": 1, "Mi": 2, "Gi": 3, "Ti": 4, "Pi": 5, "Ei": 6}


def parse_quantity(text: str) -> Decimal | None:
    """Give the amount, None where Kubernetes refuses the text.

    Mirrors `resource.ParseQuantity` of k8s.io/apimachinery v0.34.1 (pkg/api/resource/quantity.go).
    """
    form = _FORM.fullmatch(text)
    if form is None:
        return None
    number, suffix = form.groups()
    if _NUMBER.fullmatch(number) is None:
        return None
    # Most programs ask for no resources.
    from decimal import Decimal

    amount = Decimal(number)
    if suffix in _BINARY:
        return amount * Decimal(1024 ** _BINARY[suffix])
    if suffix in _DECIMAL:
        return amount.scaleb(_DECIMAL[suffix])
    return amount.scaleb(int(suffix[1:])) if _EXPONENT.fullmatch(suffix) else None


def closest_quantity(text: str) -> str:
    """Give what was probably meant by a text that is no amount; empty if that is not clear."""
    form = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*([A-Za-z]*)\s*", text)
    if form is None:
        return ""
    number, unit = form[1], form[2].lower()
    units = {"b": "", "kb": "k", "kib": "Ki", "mb": "M", "mib": "Mi", "gb": "G", "gib": "Gi",
             "tb": "T", "tib": "Ti", "g": "G", "t": "T", "ki": "Ki", "mi": "Mi", "gi": "Gi",
             "ti": "Ti", "": "", "k": "k"}  # fmt: skip
    return f"{number}{units[unit]}" if unit in units else ""
