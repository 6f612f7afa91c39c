"""Packed data is what the library msgpack makes of it."""

from __future__ import annotations

import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowc.targets.flyte.packing import packed
from flowc.targets.flyte.unencodable import UnencodableError
from flowc_ir.plain import Plain, freeze, thaw

# The library has no types.
msgpack = importlib.import_module("msgpack")

ATOMS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cs"]))
    | st.binary()
)
VALUES = st.recursive(
    ATOMS,
    lambda inner: st.lists(inner) | st.dictionaries(st.text("abc") | st.integers(0, 300), inner),
)

EDGES = [
    0, 0x7F, 0x80, 0xFF, 0x100, 0xFFFF, 0x10000, 0xFFFFFFFF, 0x100000000, 2**64 - 1,
    -1, -0x20, -0x21, -0x80, -0x81, -0x8000, -0x8001, -(2**31), -(2**31) - 1, -(2**63),
    "x" * 31, "x" * 32, "x" * 255, "x" * 256, "x" * 65535, "x" * 65536, "é",
    b"x" * 255, b"x" * 256, b"x" * 65536,
    [1] * 15, [1] * 16, [1] * 65536,
    dict.fromkeys(range(15)), dict.fromkeys(range(16)), dict.fromkeys(range(65536)),
    1.0, -0.0, float("inf"), True, None,
]  # fmt: skip


@given(VALUES)
def test_equals_the_library(value: object) -> None:
    """Any plain data packs to the library's bytes."""
    data = freeze(value)
    assert packed(data) == msgpack.packb(thaw(data))


@pytest.mark.parametrize("value", EDGES, ids=range(len(EDGES)))
def test_equals_the_library_at_edges(value: object) -> None:
    """Each form is used up to its last value."""
    assert packed(freeze(value)) == msgpack.packb(value)


@pytest.mark.parametrize("value", [2**64, -(2**63) - 1])
def test_refuses_large_integers(value: Plain) -> None:
    """An integer of more than 64 bits has no form."""
    with pytest.raises(UnencodableError, match="64 bits"):
        packed(value)
