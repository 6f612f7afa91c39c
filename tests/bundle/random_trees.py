"""Random work trees with random ignore files."""

from __future__ import annotations

import random
from pathlib import Path

NAMES = (
    *("a", "b", "ab", "foo", "foo.py", "x.log", "keep.log", "A", "data", "a b", "ba", "[x]"),
    *("a-b", "a.b", "é", "tmp", "1", "ab1"),
)
PIECES = (
    *("*", "**", "?", "a", "b", "foo", ".log", ".py", "[ab]", "[!a]", "[a-c]", "[[:alpha:]]"),
    *("[[:digit:]x]", "\\*", "\\", "[", "data", "ab", " ", "[]a]", "[^b]", "[a", "x", "*.log"),
    *("1", "[\\]a]", "[a\\-c]", "é", "[[:nothing:]]", "[a-]", "[A-Z]", "[[:upper:]]"),
)


def pattern(chance: random.Random) -> str:
    """Make a line of an ignore file."""
    parts = [
        "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 3)))
        if chance.random() < 0.7
        else chance.choice((*NAMES, "**", "*"))
        for _ in range(chance.randint(1, 3))
    ]
    line = "/".join(parts)
    for share, before, after in (
        (0.25, "/", ""), (0.25, "", "/"), (0.25, "!", ""), (0.05, "", " "), (0.05, "", "\\ "),
        (0.05, "", "\r"), (0.05, "#", ""),
    ):  # fmt: skip
        if chance.random() < share:
            line = f"{before}{line}{after}"
    return line if chance.random() < 0.97 else ""


def patterns(chance: random.Random) -> str:
    """Make an ignore file."""
    return "\n".join(pattern(chance) for _ in range(chance.randint(1, 6))) + "\n"


def grow(chance: random.Random, folder: Path, depth: int) -> None:
    """Fill a folder with files, links and folders, some with an ignore file."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in chance.sample(NAMES, chance.randint(2, 6)):
        if depth and chance.random() < 0.45:
            grow(chance, folder / name, depth - 1)
        elif chance.random() < 0.05:
            (folder / name).symlink_to("nowhere")
        else:
            (folder / name).touch()
    if chance.random() < 0.4:
        (folder / ".gitignore").write_text(patterns(chance))
