"""Documentation strings of generated classes."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from flowc.contracts.stubs.python.layout import WIDTH

_STEP = "    "


def docstring(
    head: str, paragraphs: Sequence[str], fields: Sequence[tuple[str, str]], indent: int
) -> list[str]:
    """Give the lines of a documentation string: a sentence, paragraphs, and what fields mean."""
    width = WIDTH - len(_STEP) * indent - 6
    lines = _wrapped(head, width)
    for paragraph in filter(None, paragraphs):
        lines += ["", *(line for part in paragraph.split("\n") for line in _wrapped(part, width))]
    told = [(name, text) for name, text in fields if text]
    if told:
        lines += ["", "Attributes:"]
        for name, text in told:
            first, *others = _wrapped(f"{name}: {text}", width - 8) or [f"{name}:"]
            lines += [f"{_STEP}{first}", *(f"{_STEP * 2}{other}" for other in others)]
    return _quoted(lines, indent)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(
        " ".join(text.split()), width, break_long_words=False, break_on_hyphens=False
    )


def _quoted(lines: list[str], indent: int) -> list[str]:
    margin = _STEP * indent
    escaped = [_escaped(line) for line in lines]
    if len(escaped) == 1:
        closing = " " if escaped[0].endswith('"') else ""
        return [f'{margin}"""{escaped[0]}{closing}"""']
    first, *others = escaped
    body = [f"{margin}{line}" if line else "" for line in others]
    return [f'{margin}"""{first}', *body, f'{margin}"""']


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
