"""Runs the commands of the README's tour and puts their output there."""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"

# A place for output: a comment that names the command, then whatever the last run has put there.
PLACE = re.compile(r"(<!-- tour: (.+?) -->\n)(.*?)(<!-- /tour -->)", re.DOTALL)
MOST_LINES = 40


def main() -> int:
    """Write the README, or with `--check` only say whether it is current."""
    parser = argparse.ArgumentParser(description="run the tour and put its output into README.md")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; 1 if it is not current"
    )
    check: bool = parser.parse_args().check
    text = README.read_text(encoding="utf-8")
    current = toured(text)
    if check:
        if current != text:
            sys.stderr.write("README.md shows old output: run `make tour`\n")
        return int(current != text)
    README.write_text(current, encoding="utf-8")
    return 0


def toured(text: str) -> str:
    """Give the README with the output of every command as it is now."""
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(ROOT / "examples", Path(scratch) / "examples")
        shutil.copytree(ROOT / "docs" / "mistakes", Path(scratch) / "mistakes")
        return PLACE.sub(lambda place: f"{place[1]}{_block(place[2], scratch)}{place[4]}", text)


def _block(command: str, folder: str) -> str:
    """Run one command in `folder`, where the commands before it ran too."""
    _, *arguments = shlex.split(command)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "flowc", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    lines = done.stdout.splitlines()
    shown = lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], "…"]
    # Output that shows a block of its own needs a longer fence around it.
    fence = "````" if any(line.startswith("```") for line in shown) else "```"
    return "\n".join([f"{fence}console", f"$ {command}", *shown, fence, ""])


if __name__ == "__main__":
    sys.exit(main())
