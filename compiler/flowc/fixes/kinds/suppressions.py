"""Comments that take back what is not found are taken away."""

from __future__ import annotations

from flowc.fixes.finding import Finding
from flowc.fixes.fix import Edit, Fix, Safety
from flowc_validators.marks import Mark, Named, read_marks


def unused(finding: Finding) -> Fix | None:
    """Take one code out of a comment, or the comment away if it names no other."""
    span = finding.found.span
    for mark in read_marks(span.path, finding.parsed.text):
        for position, named in enumerate(mark.codes):
            if named.span == span:
                fix = _without(finding, mark, position)
                title = f"take `{named.name}` out of the comment"
                return Fix(title, Safety.SAFE, (fix,))
    return None


def _without(finding: Finding, mark: Mark, position: int) -> Edit:
    lines = finding.parsed.lines
    codes = mark.codes
    if len(codes) > 1:
        if position == 0:
            return Edit(_start(finding, codes[0]), _start(finding, codes[1]), "")
        return Edit(_end(finding, codes[position - 1]), _end(finding, codes[position]), "")
    text = finding.parsed.text
    start = lines.offset(mark.span.line, mark.span.column)
    first = lines.offset(mark.span.line, 0)
    end = _end_of_comment(text, lines.offset(mark.span.end_line, mark.span.end_column))
    if text[end : end + 1] == "#":
        return Edit(start, end, "")
    start = first + len(text[first:start].rstrip())
    if start == first:
        # The line holds nothing else: it goes as a whole.
        end += len(text[end : end + 2]) - len(text[end : end + 2].lstrip("\r\n"))
    return Edit(start, end, "")


def _end_of_comment(text: str, start: int) -> int:
    """Give where the reason of a comment ends: at its line, or where another comment starts."""
    end = start
    while end < len(text) and text[end] not in "#\r\n":
        end += 1
    return end


def _start(finding: Finding, named: Named) -> int:
    return finding.parsed.lines.offset(named.span.line, named.span.column)


def _end(finding: Finding, named: Named) -> int:
    return finding.parsed.lines.offset(named.span.end_line, named.span.end_column)
