"""Settings as pairs of name and text, to be compared one by one."""

from __future__ import annotations

from collections.abc import Iterable

from flowc_ir.text.layout import Doc, render


def spelled_settings(docs: Iterable[Doc]) -> dict[str, str]:
    """Give the value of each setting by its name; one that is only named is true."""
    found: dict[str, str] = {}
    for doc in docs:
        text = " ".join(render(doc).split())
        end = next((index for index, letter in enumerate(text) if letter in " ("), len(text))
        value = text[end:].removeprefix(" = ").strip()
        found[text[:end]] = f"`{value}`" if value else "`true`"
    return found
