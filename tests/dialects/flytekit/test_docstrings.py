"""Docstrings that are descriptions only are read as docstring_parser reads them."""

from __future__ import annotations

from docstring_parser import ParseError, parse
from hypothesis import given, settings
from hypothesis import strategies as st

from flowc.dialects.flytekit.settings.docstrings import Docstring, parse_docstring

_LINES = st.sampled_from(
    (
        "",
        "   ",
        "Load the table.",
        "  More of it",
        "\tby tab",
        "Args:",
        "Args: none",
        "    x: the number",
        "Returns:",
        "Returns",
        "-------",
        "---",
        "- a point",
        "x : int",
        ":param x: the number",
        ":returns: it",
        "@param x: the number",
        ".. deprecated:: 1.0",
        ".. note::",
        "Note: see below:",
        "Example::",
        "Ünïcode \x0c and a feed",
    )
)


@settings(deadline=None)
@given(st.lists(_LINES, min_size=1, max_size=7).map("\n".join))
def test_the_short_way_agrees_with_the_library(doc: str) -> None:
    """A docstring without parts about parameters needs no library."""
    if not doc.strip():
        assert parse_docstring(doc) == Docstring(None, None, {}, {})
        return
    try:
        expected = parse(doc)
    except ParseError:
        return
    found = parse_docstring(doc)
    assert (found.short, found.long) == (expected.short_description, expected.long_description)
    assert found.inputs == {one.arg_name: one.description for one in expected.params}
