"""The patterns of `.gitignore` and its kin."""

from __future__ import annotations

import re
from collections.abc import Sequence

from flowc.bundle.git.wildmatch import literal_length, wildmatch
from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnorePattern:
    """One line: what it matches, and whether a match takes back what others ignore."""

    expression: re.Pattern[bytes]
    is_for_names: bool
    is_for_folders: bool
    is_negative: bool


@dataclass(frozen=True, slots=True)
class PatternList:
    """The patterns of one file. `base` is its folder in the work tree, empty or with a slash."""

    base: bytes
    patterns: tuple[IgnorePattern, ...]
    ignores_case: bool

    def verdict(self, path: bytes, *, is_folder: bool) -> bool | None:
        """Tell whether a path is ignored; None if no pattern matches. The last match counts."""
        if not path.startswith(self.base):
            return None
        path = path.lower() if self.ignores_case else path
        inner = path[len(self.base) :]
        name = path.rpartition(b"/")[2]
        for pattern in reversed(self.patterns):
            if pattern.is_for_folders and not is_folder:
                continue
            if pattern.expression.fullmatch(name if pattern.is_for_names else inner):
                return not pattern.is_negative
        return None


def is_ignored(path: bytes, lists: Sequence[PatternList], *, is_folder: bool) -> bool:
    """Tell whether the first list that has something to say of a path ignores it."""
    for patterns in lists:
        found = patterns.verdict(path, is_folder=is_folder)
        if found is not None:
            return found
    return False


def read_patterns(data: bytes, base: bytes, *, ignores_case: bool) -> PatternList:
    """Read a file of patterns; mirrors `add_patterns_from_buffer` of git 2.39 (dir.c)."""
    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    patterns = [
        _pattern(_without_trailing_spaces(line.removesuffix(b"\r")), ignores_case=ignores_case)
        for line in lines
        if line and not line.startswith(b"#")
    ]
    return PatternList(base, tuple(patterns), ignores_case)


def _pattern(line: bytes, *, ignores_case: bool) -> IgnorePattern:
    text = line.removeprefix(b"!")
    body = text.removesuffix(b"/")
    is_for_names = b"/" not in body
    if is_for_names:
        expression = wildmatch(body, is_path=False, ignores_case=ignores_case)
    else:
        path = body.removeprefix(b"/")
        # What stands before the first wildcard is compared apart, and the rest begins anew.
        literal = literal_length(path)
        start = path[:literal].lower() if ignores_case else path[:literal]
        rest = wildmatch(path[literal:], is_path=True, ignores_case=ignores_case)
        expression = re.escape(start) + rest
    return IgnorePattern(
        expression=re.compile(expression, re.DOTALL),
        is_for_names=is_for_names,
        is_for_folders=text.endswith(b"/"),
        is_negative=line.startswith(b"!"),
    )


def _without_trailing_spaces(line: bytes) -> bytes:
    """Cut spaces at the end, but none that a backslash protects."""
    end, index = len(line), 0
    last: int | None = None
    while index < end:
        char = line[index : index + 1]
        if char == b" ":
            last = index if last is None else last
        elif char == b"\\":
            index += 1
            if index >= end:
                return line
            last = None
        else:
            last = None
        index += 1
    return line if last is None else line[:last]
