"""Whatever is fixed: no syntax error, nothing new, and nothing is left to fix."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from fixes.mending import Folder, folder_of
from flowc.cli.pages import pages
from flowc.cli.policy import OPTIONAL
from flowc.cli.session import Result

BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^# file: (\S+)\n", re.MULTILINE)


def wide(text: str) -> str:
    """Put letters of two to four bytes before the first statement."""
    return f'"""é 漢 🎉"""; {text}' if text.startswith("from flytekit ") else text


MANGLED: dict[str, Callable[[str], str]] = {
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "mark": lambda text: "\ufeff" + text,
    "no end": lambda text: text.rstrip("\n"),
    "tabs": lambda text: text.replace("    ", "\t"),
    "wide": wide,
}


def programs() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Give every example of every page."""
    for code, page in pages().items():
        for number, block in enumerate(BLOCK.findall(page.read_text(encoding="utf-8"))):
            first, *rest = FILE.split(block)
            files = dict(zip(rest[::2], rest[1::2], strict=True)) or {"example.py": first}
            yield f"{code}-{number}", files


PROGRAMS = dict(programs())


@pytest.mark.parametrize("name", PROGRAMS)
def test_fixes_of_pages(name: str, tmp_path: Path) -> None:
    """Hold every example, and its twins in other spellings."""
    folder = folder_of(tmp_path / "plain", PROGRAMS[name], *OPTIONAL)
    before = folder.judged()
    after = hold(folder, before)
    if not after:
        return
    for spelling, mangle in MANGLED.items():
        files = {path: mangle(text) for path, text in PROGRAMS[name].items()}
        twin = folder_of(tmp_path / spelling, files, *OPTIONAL)
        made = hold(twin, twin.judged())
        assert made == {path: mangle(text) for path, text in after.items()}, spelling


def hold(folder: Folder, before: Result) -> dict[str, str]:
    """Mend a folder, hold what comes out, and give the files that have changed."""
    state = folder.mended(takes_unsafe=True)
    gained = codes(state.result) - codes(before)
    assert not gained
    assert len(state.result.diagnostics) <= len(before.diagnostics) - bool(state.fixed)
    for path, data in state.files.items():
        (folder.root / path).write_bytes(data)
    again = folder.mended(takes_unsafe=True)
    assert not again.files, "what is fixed is not fixed again"
    assert codes(again.result) == codes(state.result)
    return {path: data.decode() for path, data in state.files.items()}


def codes(result: Result) -> Counter[tuple[str, str]]:
    """Count the findings of each code in each file."""
    return Counter((found.span.path, found.code.name) for found in result.diagnostics)
