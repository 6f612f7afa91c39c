"""Docstrings: descriptions of a function, its parameters and returns."""

from __future__ import annotations

import re

from flowc_ir.lazy_dataclass import dataclass

# What could begin a part about parameters in one of the styles that docstring_parser 0.18 knows: a
# field list, a title with a colon, a line under a title, a directive.
_MARKS = re.compile(r"^[:@]|:[ \t\r\f\v]*$|^\s*-+\s*$|^\s*\.\.", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Docstring:
    """What a docstring says: descriptions, and what it says of parameters and return values.

    A description is None where the docstring names the thing but says nothing of it.
    """

    short: str | None
    long: str | None
    inputs: dict[str, str | None]
    outputs: dict[str, str | None]


def parse_docstring(doc: str | None) -> Docstring:
    """Parse a docstring in any of the usual styles (flytekit core/docstring.py)."""
    if doc is None or not doc.strip():
        return Docstring(None, None, {}, {})
    cleaned = _cleaned(doc)
    if not _MARKS.search(cleaned):
        return _plain(cleaned)
    from docstring_parser import parse  # takes 30 ms to import; most docstrings are plain

    parsed = parse(doc)
    inputs = {parameter.arg_name: parameter.description for parameter in parsed.params}
    outputs: dict[str, str | None] = {}
    for returned in parsed.many_returns:
        outputs[returned.return_name or ""] = returned.description
    return Docstring(parsed.short_description, parsed.long_description, inputs, outputs)


def _plain(cleaned: str) -> Docstring:
    """Take apart what is a description only, where all styles agree."""
    short, _, long = cleaned.partition("\n")
    return Docstring(short or None, long.strip() or None, {}, {})


def _cleaned(doc: str) -> str:
    """Take indentation away as `inspect.cleandoc` of Python 3.11 does; its import takes 5 ms."""
    first, *others = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in others if line.lstrip()), default=0)
    lines = [first.lstrip(), *(line[margin:] for line in others)]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)
