"""The seeded mistakes: each a program, and its twin that differs in one place.

A file of `mistakes/` is the wrong program. Its line that ends in `# mistake: code` is what is
wrong, with the code that flowc gives it; the `# twin:` comment after it is what stands there in
the correct twin (nothing, if it is empty). A report is at the right line if it is at that one, or
at one marked `# or here`: where the other half of the mistake stands. A definition begins with its
decorators.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

HERE = Path(__file__).parent
MISTAKES = HERE / "mistakes"
IN_KFP = HERE / "kfp"

_MISTAKE = re.compile(r"^(.*?)\s*# mistake: ([a-z0-9-]+)$")
_TWIN = re.compile(r"^(\s*)# twin:(?: (.*))?$")
_OR_HERE = re.compile(r"\s*# or here$")


@dataclass(frozen=True)
class Seed:
    """One mistake. `name` is `topic/what`, `text` the file as it is written."""

    name: str
    text: str

    @property
    def topic(self) -> str:
        """What it is about: the folder."""
        return self.name.partition("/")[0]

    @property
    def title(self) -> str:
        """What is wrong, in one sentence: the docstring."""
        return self.text.partition('"""')[2].partition('"""')[0]

    @cached_property
    def code(self) -> str:
        """The code of the finding."""
        found = [match[2] for line in self._lines if (match := _MISTAKE.match(line))]
        if len(found) != 1:
            raise ValueError(f"{self.name} marks {len(found)} lines as the mistake")
        return found[0]

    @cached_property
    def right_lines(self) -> frozenset[int]:
        """The lines at which a report is right, from 1; they are the same in both programs."""
        lines = self._lines
        found: set[int] = set()
        for number, line in enumerate(lines, start=1):
            if _MISTAKE.match(line) or _OR_HERE.search(line):
                found.add(number)
                above = number - 1
                while line.startswith("def ") and above and lines[above - 1].startswith("@"):
                    found.add(above)
                    above -= 1
        return frozenset(found)

    @cached_property
    def mistake(self) -> str:
        """The wrong program, without the marks."""
        return _joined(self._of_mistake(line) for line in self._lines)

    @cached_property
    def twin(self) -> str:
        """The correct program, without the marks."""
        return _joined(self._of_twin(line) for line in self._lines)

    @property
    def _lines(self) -> list[str]:
        return self.text.splitlines()

    def _of_mistake(self, line: str) -> str:
        if _TWIN.match(line):
            return ""
        match = _MISTAKE.match(line)
        return match[1] if match else _OR_HERE.sub("", line)

    def _of_twin(self, line: str) -> str:
        if _MISTAKE.match(line):
            return ""
        match = _TWIN.match(line)
        if match is None:
            return _OR_HERE.sub("", line)
        return f"{match[1]}{match[2]}" if match[2] else ""


def seeds(folder: Path = MISTAKES) -> list[Seed]:
    """Read all seeds of a folder, by name."""
    paths = sorted(folder.rglob("*.py"))
    return [Seed(str(path.relative_to(folder))[:-3], path.read_text("utf-8")) for path in paths]


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"
