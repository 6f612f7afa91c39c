"""String literals of a source text, as Python 3.12 and later delimit them."""

from __future__ import annotations

import re

from flowc_ir.lazy_dataclass import dataclass

# The text is that of UTF-8 bytes, one character each, so that offsets are those of bytes.
OPENING = re.compile(r"([A-Za-z]{0,2})(\"\"\"|'''|\"|')")
PREFIXES = frozenset(("", "r", "u", "b", "br", "rb", "f", "fr", "rf"))
WORD = re.compile(r"[A-Za-z0-9_\x80-\xff]+")
CONVERSION = re.compile(r"\s*![ \t]*([A-Za-z_]\w*)\s*")
DEBUG = re.compile(r"=(?!=)\s*(?=[!:}])")
BRACKETS = {"(": ")", "[": "]", "{": "}"}
MAX_DEPTH = 150


class MalformedError(Exception):
    """The text is not valid in any version that is known here; `offset` is where."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of an f-string between its fields, as it is written."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`{expression=!r:specification}`: `debug` is the text that `=` shows."""

    start: int
    end: int
    expression: tuple[int, int]
    debug: str | None = None
    conversion: str = ""
    specification: tuple[Text | Field, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Literal:
    """A string literal; `parts` are those of an f-string, None for any other."""

    start: int
    end: int
    is_raw: bool = False
    parts: tuple[Text | Field, ...] | None = None


def literal_at(source: str, start: int, depth: int = 0) -> Literal | None:
    """Give the string literal that starts at an offset, None if none does."""
    opening = OPENING.match(source, start)
    if opening is None or opening[1].lower() not in PREFIXES:
        return None
    if depth > MAX_DEPTH:
        raise MalformedError("f-string: expressions nested too deeply", start)
    prefix, quote = opening[1].lower(), opening[2]
    if "f" not in prefix:
        return Literal(start=start, end=_plain_end(source, opening.end(), quote))
    is_raw = "r" in prefix
    parts, end = _parts(source, opening.end(), quote, is_raw, depth)
    return Literal(start=start, end=end + len(quote), is_raw=is_raw, parts=parts)


def _plain_end(source: str, position: int, quote: str) -> int:
    while position < len(source):
        if source[position] == "\\":
            position += 2
        elif source.startswith(quote, position):
            return position + len(quote)
        elif source[position] == "\n" and len(quote) == 1:
            break
        else:
            position += 1
    raise MalformedError("unterminated string literal", position)


def _parts(
    source: str, position: int, quote: str, is_raw: bool, depth: int, *, in_field: bool = False
) -> tuple[tuple[Text | Field, ...], int]:
    """Read text and fields up to the closing quote, or the brace that ends a specification."""
    parts: list[Text | Field] = []
    begin = position
    while position < len(source):
        mark = source[position]
        if source.startswith(quote, position) or (in_field and mark == "}"):
            return (*parts, Text(source[begin:position])), position
        if mark == "\n" and len(quote) == 1:
            break
        if mark == "\\":
            position = _after_escape(source, position, is_raw)
        elif mark in "{}" and source[position : position + 2] == mark * 2 and not in_field:
            position += 2
        elif mark == "{":
            parts.append(Text(source[begin:position]))
            field = _field(source, position, quote, is_raw, depth)
            parts.append(field)
            position = begin = field.end
        elif mark == "}":
            raise MalformedError("f-string: single '}' is not allowed", position)
        else:
            position += 1
    raise MalformedError("unterminated f-string literal", position)


def _after_escape(source: str, position: int, is_raw: bool) -> int:
    """Pass over a backslash and what it escapes; only a name in braces takes their meaning."""
    if source.startswith("\\N{", position) and not is_raw:
        end = source.find("}", position)
        return len(source) if end < 0 else end + 1
    return position + (1 if source[position + 1 : position + 2] in ("{", "}") else 2)


def _field(source: str, start: int, quote: str, is_raw: bool, depth: int) -> Field:
    begin = start + 1
    end = _expression_end(source, begin, depth + 1)
    debug: str | None = None
    position = end
    if (shown := DEBUG.match(source, end)) is not None:
        position = shown.end()
        debug = source[begin:position]
    conversion = ""
    if (asked := CONVERSION.match(source, position)) is not None:
        conversion, position = asked[1], asked.end()
    specification: tuple[Text | Field, ...] | None = None
    if source.startswith(":", position):
        specification, position = _parts(
            source, position + 1, quote, is_raw, depth + 1, in_field=True
        )
    if not source.startswith("}", position):
        raise MalformedError("f-string: expecting '}'", position)
    if not source[begin:end].strip():
        raise MalformedError("f-string: valid expression required before '}'", begin)
    return Field(
        start=start,
        end=position + 1,
        expression=(begin, end),
        debug=debug,
        conversion=conversion,
        specification=specification,
    )


def _expression_end(source: str, position: int, depth: int) -> int:
    """Give where the expression of a field ends: at `!`, `:`, `=` or `}` outside brackets."""
    open_: list[str] = []
    while position < len(source):
        if not open_ and _ends_expression(source, position):
            return position
        position = passed(source, position, open_, depth)
    raise MalformedError("f-string: expecting '}'", position)


def _ends_expression(source: str, position: int) -> bool:
    mark = source[position]
    if mark in "}:":
        return True
    if mark == "!":
        return source[position + 1 : position + 2] != "="
    return (
        mark == "="
        and DEBUG.match(source, position) is not None
        and (source[position - 1] not in "=!<>")
    )


def passed(source: str, position: int, open_: list[str], depth: int = 0) -> int:
    """Pass over one token, and keep account of the brackets that are open."""
    mark = source[position]
    if mark == "#":
        end = source.find("\n", position)
        return len(source) if end < 0 else end
    if mark in BRACKETS:
        open_.append(BRACKETS[mark])
    elif mark in ")]}":
        if not open_ or open_.pop() != mark:
            raise MalformedError(f"unmatched '{mark}'", position)
    elif mark == "\\":
        return position + 2
    elif (literal := literal_at(source, position, depth)) is not None:
        return literal.end
    elif (word := WORD.match(source, position)) is not None:
        return word.end()
    return position + 1
