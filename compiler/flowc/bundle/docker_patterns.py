"""The patterns of `.dockerignore` and `.flyteignore`."""

from __future__ import annotations

import re
import warnings

from flowc.bundle.error import BundleError
from flowc_ir.lazy_dataclass import dataclass

# Docker's own library appends it, so that the file itself is never left out.
_ALWAYS_KEPT = "!.dockerignore"


@dataclass(frozen=True, slots=True)
class _Pattern:
    expression: re.Pattern[str]
    depth: int
    is_negative: bool

    def matches(self, path: str) -> bool:
        """Tell whether it matches a path, or the folder above it that is as deep as it is."""
        if self.expression.match(path.lower()):
            return True
        above = _parts(path.rpartition("/")[0])
        if not above or self.depth > len(above):
            return False
        return self.expression.match("/".join(above[: self.depth]).lower()) is not None


class DockerPatterns:
    """A file of patterns, read as docker 7 for Python does (utils/build.py): case never counts."""

    def __init__(self, text: str, name: str) -> None:
        lines = [line for line in re.split(r"\r\n|\r|\n", text) if not line.startswith("#")]
        patterns = (_pattern(line.strip(), name) for line in (*lines, _ALWAYS_KEPT))
        self._patterns = [pattern for pattern in patterns if pattern is not None]

    def ignores(self, path: str) -> bool:
        """Tell whether a path relative to the source root is ignored; the last match counts."""
        ignored = False
        for pattern in self._patterns:
            if pattern.is_negative == ignored and pattern.matches(path):
                ignored = not pattern.is_negative
        return ignored


def _pattern(line: str, name: str) -> _Pattern | None:
    text = line.removeprefix("!").strip()
    parts = _without_steps_up(_parts(text))
    if not parts:
        return None
    try:
        with warnings.catch_warnings():
            # What Python means to change some day about sets of characters is no matter here.
            warnings.simplefilter("ignore", FutureWarning)
            expression = re.compile(_translated("/".join(parts).lower()))
    except re.error as error:
        raise BundleError(f"`{line}` in {name} is no pattern: {error}") from error
    return _Pattern(expression, len(parts), line.startswith("!"))


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part not in ("", ".")]


def _without_steps_up(parts: list[str]) -> list[str]:
    kept: list[str] = []
    for part in parts:
        if part != "..":
            kept.append(part)
        elif kept:
            kept.pop()
    return kept


def _translated(pattern: str) -> str:
    """Spell a pattern as a regular expression (docker 7 for Python, utils/fnmatch.py)."""
    out, index = "^", 0
    while index < len(pattern):
        char = pattern[index]
        index += 1
        if char == "*" and pattern.startswith("*", index):
            index += 2 if pattern.startswith("*/", index) else 1
            out += "(.*/)?" if index < len(pattern) else ".*"
        elif char in "*?":
            out += "[^/]*" if char == "*" else "[^/]"
        elif char == "[":
            part, index = _set(pattern, index)
            out += part
        else:
            out += re.escape(char)
    return f"{out}$"


def _set(pattern: str, start: int) -> tuple[str, int]:
    """Spell a set of characters; without an end, the bracket is a bracket."""
    first = start + pattern.startswith("!", start)
    end = pattern.find("]", first + pattern.startswith("]", first))
    if end < 0:
        return r"\[", start
    inside = pattern[start:end].replace("\\", "\\\\")
    if inside.startswith("!"):
        inside = f"^{inside[1:]}"
    elif inside.startswith("^"):
        inside = f"\\{inside}"
    return f"[{inside}]", end + 1
