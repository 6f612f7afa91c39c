"""Names and comments as protobuf writes them."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable

_WIDTH = 100


def comment(*paragraphs: str, indent: int = 0) -> list[str]:
    """Give comment lines; paragraphs are parted by an empty one, lines of a list stay."""
    lines: list[str] = []
    for paragraph in filter(None, map(_printable, paragraphs)):
        if lines:
            lines.append("//")
        for line in paragraph.split("\n"):
            hanging = "//   " if line.startswith("- ") else "// "
            lines += textwrap.wrap(
                line,
                _WIDTH - indent,
                initial_indent="// ",
                subsequent_indent=hanging,
                break_long_words=False,
                break_on_hyphens=False,
            )
    return lines


def _printable(text: str) -> str:
    """Leave out control characters, which no comment may hold."""
    return "".join(c if c == "\n" or c.isprintable() else " " for c in text)


def indented(lines: Iterable[str]) -> list[str]:
    """Give lines one level deeper."""
    return [f"  {line}" if line else "" for line in lines]


def block(head: str, body: Iterable[str]) -> list[str]:
    """Give a declaration with braces; one that is empty takes a line."""
    lines = indented(body)
    while lines and not lines[-1]:
        lines.pop()
    return [f"{head} {{", *lines, "}"] if lines else [f"{head} {{}}"]


def is_plain(name: str) -> bool:
    """Tell whether a name is of ASCII, and has a letter or digit that can stand for it."""
    return name.isascii() and name.isprintable() and any(map(str.isalnum, name))


def snake(name: str) -> str:
    """Give a name of a field in protobuf: small letters, parts joined by underscores."""
    parted = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name)
    found = re.sub(r"[^a-z0-9]+", "_", parted.lower()).strip("_")
    return found if found[:1].isalpha() else f"x_{found}".rstrip("_")


def camel(name: str) -> str:
    """Give a name of a message in protobuf."""
    return "".join(part[:1].upper() + part[1:] for part in snake(name).split("_"))


def constant(name: str) -> str:
    """Give a name in capitals, as of an enum's value."""
    return snake(name).upper()


def json_name(name: str) -> str:
    """Give the name that protobuf prints for a field by itself."""
    first, *others = name.split("_")
    return first + "".join(part[:1].upper() + part[1:] for part in others)


def quoted(values: Iterable[object]) -> str:
    """List values as a comment shows them."""
    return ", ".join(f"`{json.dumps(value, ensure_ascii=False)}`" for value in values)


def first_line(text: str) -> str:
    """Give the first line of a text, without its full stop."""
    return text.strip().partition("\n")[0].strip().rstrip(".")
