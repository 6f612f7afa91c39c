"""The pages of all diagnostic codes: where they lie, and what they say."""

from __future__ import annotations

from pathlib import Path

import flowc_validators

_PRODUCT = Path(__file__).parent.parent
_RULES = Path(flowc_validators.__file__).parent / "rules"

# A page lies in a folder `explain` of the room that finds the fault, or beside its rule.
_FOLDERS = (
    _PRODUCT / "explain",
    _PRODUCT / "frontend" / "explain",
    _PRODUCT / "manifests" / "explain",
    *sorted((_PRODUCT / "dialects").glob("*/explain")),
    *sorted((_PRODUCT / "targets").glob("*/explain")),
    _RULES,
)


def pages() -> dict[str, Path]:
    """Give the page of each code, by name."""
    found = [page for folder in _FOLDERS if folder.is_dir() for page in folder.glob("*.md")]
    return {page.stem.replace("_", "-"): page for page in sorted(found, key=lambda p: p.stem)}


def read_page(page: Path) -> str:
    """Give the text of a page."""
    return page.read_text(encoding="utf-8")


def first_sentence(text: str) -> str:
    """Give the first paragraph under the title, on one line."""
    paragraphs = [part.strip() for part in text.split("\n\n")]
    return " ".join(paragraphs[1].split()) if len(paragraphs) > 1 else ""
