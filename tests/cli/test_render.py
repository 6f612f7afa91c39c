"""Diagnostics as a person reads them."""

from __future__ import annotations

from flowc.cli.paint import Paint
from flowc.cli.render import Scene, Way, concise, full, opaque
from flowc_ir.diagnostic import Code, Diagnostic, Related, Severity
from flowc_ir.graph import EntityKind
from flowc_ir.program import Opaque
from flowc_ir.source import NOWHERE, Span

CODE = Code("some-code", Severity.ERROR, "something is wrong")


def scene(text: str, *, color: bool = False) -> Scene:
    """Give a scene with one file."""
    return Scene(sources={"a.py": text}, way=Way("src/"), paint=Paint(color))


def drawn(text: str, span: Span) -> str:
    """Draw a finding at a span of `text`."""
    return full(CODE.at(span, "it is wrong"), scene(text))


def test_one_line() -> None:
    """Underline what is meant, and say where it is and what to do."""
    found = CODE.at(Span("a.py", 2, 4, 2, 7), "`bad` is wrong", hint="write `good`")
    assert full(found, scene("def f():\n    bad()\n")) == (
        "error[some-code]: `bad` is wrong\n"
        " --> src/a.py:2:5\n"
        "  |\n"
        "2 |     bad()\n"
        "  |     ^^^\n"
        "  = help: write `good`"
    )


def test_several_lines() -> None:
    """Draw a bar beside all lines of a span that starts with its line."""
    assert drawn("f(\n    1,\n)\n", Span("a.py", 1, 0, 3, 1)) == (
        "error[some-code]: it is wrong\n"
        " --> src/a.py:1:1\n"
        "  |\n"
        "1 | / f(\n"
        "2 | |     1,\n"
        "3 | | )\n"
        "  | |_^"
    )


def test_several_lines_from_the_middle() -> None:
    """Show where a span starts that does not start with its line."""
    assert drawn("x = f(\n    1)\n", Span("a.py", 1, 4, 2, 6)) == (
        "error[some-code]: it is wrong\n"
        " --> src/a.py:1:5\n"
        "  |\n"
        "1 |   x = f(\n"
        "  |  _____^\n"
        "2 | |     1)\n"
        "  | |______^"
    )


def test_many_lines_are_cut() -> None:
    """Leave out the middle of a long span."""
    text = "".join(f"line{number}\n" for number in range(1, 21))
    lines = drawn(text, Span("a.py", 1, 0, 20, 6)).splitlines()
    assert "  ..." in lines
    assert len(lines) < 12
    assert any("line20" in line for line in lines)


def test_columns_are_bytes_and_cells() -> None:
    """Put the caret under the right character after wide and accented ones, and after tabs."""
    text = "日本é\tbad\n"
    start = len("日本é\t".encode())
    lines = drawn(text, Span("a.py", 1, start, 1, start + 3)).splitlines()
    assert lines[1] == " --> src/a.py:1:5"
    # Two wide characters take four cells; the tab ends at a multiple of four characters.
    assert lines[3] == "1 | 日本é bad"
    assert lines[4] == "  |       ^^^"


def test_a_source_cannot_steer_the_terminal() -> None:
    """Show control characters and marks of direction as what they are not."""
    text = "x = '\x1b[31m\u202e'\n"
    found = CODE.at(Span("a.py", 1, 0, 1, 1), "\x1b[2J and \x07", hint="\x9b")
    shown = full(found, scene(text))
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e"}


def test_a_long_line_is_cut_around_the_span() -> None:
    """Show the neighbourhood of a span in a line of a megabyte."""
    text = "x" * 1_000_000 + "bad" + "y" * 1_000_000
    lines = drawn(text, Span("a.py", 1, 1_000_000, 1, 1_000_003)).splitlines()
    assert all(len(line) < 200 for line in lines)
    assert lines[3].index("bad") == lines[4].index("^^^")


def test_a_span_beyond_the_text() -> None:
    """Name the place even if the text is not there."""
    assert drawn("x\n", Span("a.py", 7, 3, 7, 4)) == (
        "error[some-code]: it is wrong\n --> src/a.py:7:4"
    )
    assert drawn("x\n", Span("b.py", 1, 0, 1, 1)).endswith(" --> src/b.py:1:1")
    assert drawn("x\n", NOWHERE) == "error[some-code]: it is wrong"


def test_concise() -> None:
    """Put all that matters on one line."""
    found = CODE.at(Span("a.py", 1, 0, 1, 1), "it is wrong")
    assert concise(found, scene("x\n")) == "src/a.py:1:1: error[some-code] it is wrong"


def test_related_places() -> None:
    """Draw the second place under the first."""
    found = Diagnostic(
        CODE,
        Span("a.py", 2, 0, 2, 1),
        "twice",
        related=(Related(Span("a.py", 1, 0, 1, 1), "once"),),
    )
    text = full(found, scene("x\ny\n"))
    assert (
        text.index("twice") < text.index("2 | y") < text.index("note: once") < text.index("1 | x")
    )


def test_opaque() -> None:
    """Show where knowledge was lost, and where the entity is."""
    entity = Opaque(
        kind=EntityKind.LAUNCH_PLAN,
        name="nightly",
        reason="`open` reads the outside world",
        span=Span("a.py", 2, 0, 2, 9),
        cause=Span("a.py", 1, 4, 1, 8),
    )
    text = opaque(entity, scene("x = open()\nLaunchPlan\n"))
    assert text.startswith("opaque: launch plan `nightly`: `open` reads the outside world\n")
    assert " --> src/a.py:1:5" in text
    assert "is defined at src/a.py:2:1" in text


def test_color_is_only_colour() -> None:
    """Give the same text with and without colour."""
    import re

    found = CODE.at(Span("a.py", 1, 0, 1, 1), "it is wrong", hint="mend it")
    colored = full(found, scene("x\n", color=True))
    assert colored != full(found, scene("x\n"))
    assert re.sub("\x1b\\[[0-9;]*m", "", colored) == full(found, scene("x\n"))


def test_text_that_utf8_cannot_hold() -> None:
    """Draw a line with half of a surrogate pair."""
    assert "1 | x = '\ud800'" in drawn("x = '\ud800'\ny\n", Span("a.py", 1, 0, 1, 1))
    assert "^" in drawn("'\ud800'\n\n", Span("a.py", 1, 0, 2, 0))
