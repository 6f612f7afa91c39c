"""The page of a code shows what its fixes make of an example."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fixes.mending import folder_of
from flowc.cli.pages import pages
from flowc.fixes.fix import Safety
from flowc.fixes.registry import fixers_of
from flowc.fixes.safeties import SAFETIES

SECTION = "\n## Fix\n"
EXAMPLE = re.compile(
    r"^(Safe|Unsafe): .+?\n\n```python\n(.*?)^```\n\nbecomes\n\n```python\n(.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_MARK = r"# (?:error|warning|note)(?: on line \d+)?: [a-z0-9-]+"
MARKED_LINE = re.compile(rf"^{_MARK}\n", re.MULTILINE)
MARK = re.compile(rf"[ \t]+{_MARK}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """What a page says that a fix does."""

    code: str
    safety: Safety
    before: str
    after: str


def examples() -> Iterator[Example]:
    """Read what all pages show."""
    for code, page in pages().items():
        section = page.read_text(encoding="utf-8").partition(SECTION)[2]
        for safety, before, after in EXAMPLE.findall(section):
            plain = MARK.sub("", MARKED_LINE.sub("", before))
            yield Example(code, Safety(safety.lower()), plain, after)


EXAMPLES = [*examples()]


def test_pages_show_every_kind_of_fix() -> None:
    """Let the page of each code say which fixes there are, and no other page."""
    shown: dict[str, set[Safety]] = {}
    for example in EXAMPLES:
        shown.setdefault(example.code, set()).add(example.safety)
    assert shown == {code: {*safeties} for code, safeties in SAFETIES.items()}
    with_section = {c for c, page in pages().items() if SECTION in page.read_text(encoding="utf-8")}
    assert with_section == {*SAFETIES}


def test_every_code_with_a_fix_has_a_fixer() -> None:
    """Let both lists of codes agree."""
    assert {code for code in pages() if [*fixers_of(code)]} == {*SAFETIES}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.code}-{e.safety.value}")
def test_page(example: Example, tmp_path: Path) -> None:
    """Let a fix make what the page shows, and an unsafe one only if it is asked for."""
    folder = folder_of(tmp_path, {"example.py": example.before}, example.code)
    safe = folder.mended(takes_unsafe=False)
    if example.safety is Safety.UNSAFE:
        assert not safe.files
        safe = folder.mended(takes_unsafe=True)
    assert folder.text(safe, "example.py") == example.after
    assert example.code in {found.code.name for found, _ in safe.fixed}
    assert example.code not in {found.code.name for found in safe.result.diagnostics}
