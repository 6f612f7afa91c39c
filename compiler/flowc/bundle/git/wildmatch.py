"""Git's wildcard patterns as regular expressions over bytes."""

from __future__ import annotations

import re
import string

_NEVER = b"(?!)"
_ASCII = bytes(range(128))
_CLASSES = {
    b"alnum": (string.ascii_letters + string.digits).encode(),
    b"alpha": string.ascii_letters.encode(),
    b"blank": b" \t",
    b"cntrl": bytes(c for c in _ASCII if c < 32 or c == 127),
    b"digit": string.digits.encode(),
    b"graph": bytes(c for c in _ASCII if 32 < c < 127),
    b"lower": string.ascii_lowercase.encode(),
    b"print": bytes(c for c in _ASCII if 32 <= c < 127),
    b"punct": string.punctuation.encode(),
    b"space": b" \t\n\r\f\v",
    b"upper": string.ascii_uppercase.encode(),
    b"xdigit": string.hexdigits.encode(),
}


def literal_length(pattern: bytes) -> int:
    """Count the bytes before the first one that is no literal."""
    found = re.search(rb"[*?\[\\]", pattern)
    return found.start() if found else len(pattern)


def wildmatch(pattern: bytes, *, is_path: bool, ignores_case: bool) -> bytes:
    """Give the regular expression that a whole name must match.

    In a path, `*`, `?` and `[…]` match no slash, and `**` between slashes matches any folders. If
    case is ignored, the names that are compared must be in lower case. Mirrors wildmatch.c of git
    2.39: a pattern that is not well formed matches nothing.
    """
    out = bytearray()
    index = 0
    while index < len(pattern):
        char = pattern[index : index + 1]
        if char == b"*":
            end = index + 1
            while pattern[end : end + 1] == b"*":
                end += 1
            part, index = _stars(pattern, index, end, is_path=is_path)
        elif char == b"?":
            part, index = (b"[^/]" if is_path else b"."), index + 1
        elif char == b"[":
            part, index = _bracket(pattern, index + 1, is_path=is_path, ignores_case=ignores_case)
        elif char == b"\\":
            literal = pattern[index + 1 : index + 2]
            part, index = (re.escape(literal) if literal else _NEVER), index + 2
        else:
            part, index = re.escape(char.lower() if ignores_case else char), index + 1
        out += part
    return bytes(out)


def _stars(pattern: bytes, start: int, end: int, *, is_path: bool) -> tuple[bytes, int]:
    if not is_path:
        return b".*", end
    rest = pattern[end:]
    is_alone = (start == 0 or pattern[start - 1 : start] == b"/") and (
        not rest or rest.startswith((b"/", b"\\/"))
    )
    if end - start == 1 or not is_alone:
        return b"[^/]*", end
    if rest.startswith(b"/"):
        return b"(?:.*/)?", end + 1
    return b".*", end


def _bracket(pattern: bytes, index: int, *, is_path: bool, ignores_case: bool) -> tuple[bytes, int]:
    """Translate a set of bytes; gives the index after it."""
    is_negated = pattern[index : index + 1] in (b"!", b"^")
    index += is_negated
    members: set[int] = set()
    before: int | None = None
    is_first = True
    while is_first or pattern[index : index + 1] != b"]":
        is_first = False
        taken = _member(pattern, index, before)
        if taken is None:
            return _NEVER, len(pattern)
        found, before, index = taken
        # Ranges and classes match both cases of a letter, but a letter alone only itself.
        is_wide = ignores_case and len(found) > 1
        members |= found | set(bytes(found).lower()) if is_wide else found
    chosen = set(range(1, 256)) - members if is_negated else members
    if is_path:
        chosen.discard(ord("/"))
    if not chosen:
        return _NEVER, index + 1
    return b"[" + b"".join(b"\\x%02x" % byte for byte in sorted(chosen)) + b"]", index + 1


def _member(
    pattern: bytes, index: int, before: int | None
) -> tuple[set[int], int | None, int] | None:
    """Read one member of a set: its bytes, what a range may start from, and the next index."""
    char = pattern[index : index + 1]
    if not char:
        return None
    following = pattern[index + 1 : index + 2]
    if char == b"\\":
        return ({following[0]}, following[0], index + 2) if following else None
    if char == b"-" and before is not None and following and following != b"]":
        end = index + 1
        if following == b"\\":
            end += 1
        last = pattern[end : end + 1]
        return (set(range(before, last[0] + 1)), None, end + 1) if last else None
    if char == b"[" and following == b":":
        return _class(pattern, index)
    return {char[0]}, char[0], index + 1


def _class(pattern: bytes, index: int) -> tuple[set[int], int | None, int] | None:
    end = pattern.find(b"]", index + 2)
    if end < 0:
        return None
    name = pattern[index + 2 : end]
    if not name.endswith(b":"):
        return {ord("[")}, ord("["), index + 1
    members = _CLASSES.get(name[:-1])
    return None if members is None else (set(members), None, end + 1)
