"""The pages of all diagnostic codes: where they lie, and what they say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import flowc_validators
from flowc_ir.diagnostic import Severity

_PRODUCT = Path(__file__).parent.parent
_RULES = Path(flowc_validators.__file__).parent / "rules"

# In an example a mark says it, `# error: code`, or the output that is shown: `error[code]`.
_SHOWN = r"(error|warning|note)(?: on line \d+)?: {0}\b(?!-)|(error|warning|note)\[{0}\]"


_MOST_MEANT = 4


@cache
def pages() -> dict[str, Path]:
    """Give the page of each code, by name."""
    found = [page for folder in _folders() if folder.is_dir() for page in folder.glob("*.md")]
    return dict(sorted((page.stem.replace("_", "-"), page) for page in found))


def read_page(page: Path) -> str:
    """Give the text of a page."""
    return page.read_text(encoding="utf-8")


def first_sentence(text: str) -> str:
    """Give the first paragraph under the title, on one line."""
    paragraphs = [part.strip() for part in text.split("\n\n")]
    return " ".join(paragraphs[1].split()) if len(paragraphs) > 1 else ""


def reason(text: str) -> str:
    """Give what a page says under *Why is this bad?*, on one line."""
    after = text.partition("\n## Why is this bad?\n")[2]
    return " ".join(after.partition("\n## ")[0].split())


@cache
def codes() -> frozenset[str]:
    """Give the names of all codes."""
    return frozenset(pages())


def severity_of(code: str) -> Severity:
    """Give the severity that a code is declared with, which the examples on its page show.

    Importing all files that declare codes would take longer than compiling a project.
    """
    shown = _SHOWN.format(re.escape(code))
    found = re.search(shown, read_page(pages()[code]))
    return Severity(found[1] or found[2]) if found else Severity.NOTE


def similar(name: str) -> str:
    """Say which code was meant by a name that is none, to be put after a message.

    It is the one that is written nearly so, or those that have the word in them.
    """
    from difflib import get_close_matches

    plain = name.strip().lower().replace("_", "-")
    words = {*plain.split("-")}
    having = [code for code in sorted(codes()) if words <= {*code.split("-")}]
    near = get_close_matches(plain, sorted(codes()), n=1)
    same = get_close_matches(plain, near, n=1, cutoff=0.85)
    close = same or having[:_MOST_MEANT] or near
    return f"did you mean {' or '.join(close)}?" if close else "`flowc explain` lists all"


def _folders() -> Iterator[Path]:
    """Give where pages lie: in `explain` of the room that finds the fault, or beside its rule."""
    yield _PRODUCT / "explain"
    yield _PRODUCT / "frontend" / "explain"
    yield _PRODUCT / "manifests" / "explain"
    yield _PRODUCT / "contracts" / "explain"
    yield _PRODUCT / "comparison" / "explain"
    yield from sorted((_PRODUCT / "dialects").glob("*/explain"))
    yield from sorted((_PRODUCT / "targets").glob("*/explain"))
    yield _RULES
    yield _RULES.parent / "explain"
