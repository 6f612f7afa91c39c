"""Runs the commands that README.md and pages of docs show, and puts their output there."""

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
PAGES = {
    ROOT / "README.md": 40,
    ROOT / "docs" / "manifests.md": 60,
    ROOT / "docs" / "checking.md": 20,
    ROOT / "docs" / "breaking.md": 30,
    ROOT / "docs" / "walkthrough.md": 100,
    ROOT / "docs" / "contracts.md": 60,
}
"""Page → the most lines that the output of one command takes there."""

# A place for output: a comment that names the command, then whatever the last run has put there.
PLACE = re.compile(r"(<!-- tour: (.+?)(?: \(in (\S+)\))? -->\n)(.*?)(<!-- /tour -->)", re.DOTALL)
# What is done before a command, and is not shown.
STEP = re.compile(r"<!-- run: (.+?) -->\n")
# A place for a file.
FILE = re.compile(r"(<!-- file: (\S+) -->\n)(.*?)(<!-- /file -->)", re.DOTALL)


def main() -> int:
    """Write the pages, or with `--check` only say whether they are current."""
    parser = argparse.ArgumentParser(description="run the tour and put its output into the pages")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; 1 if one is not current"
    )
    check: bool = parser.parse_args().check
    stale = 0
    for page, most_lines in PAGES.items():
        text = page.read_text(encoding="utf-8")
        current = toured(text, most_lines)
        if current == text:
            continue
        stale = 1
        if check:
            sys.stderr.write(f"{page.relative_to(ROOT)} shows old output: run `make tour`\n")
        else:
            page.write_text(current, encoding="utf-8")
    return stale if check else 0


def toured(text: str, most_lines: int) -> str:
    """Give a page with the output of every command, and every file, as it is now."""
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(ROOT / "examples", Path(scratch) / "examples")
        for folder in ("mistakes", "extension"):
            shutil.copytree(ROOT / "docs" / folder, Path(scratch) / folder)
        for folder in ("before", "first", "second"):
            shutil.copytree(ROOT / "docs" / "walk" / folder, Path(scratch) / f"walk-{folder}")
        text = FILE.sub(lambda place: f"{place[1]}{_file(place[2])}{place[4]}", text)
        return re.sub(
            f"{STEP.pattern}|{PLACE.pattern}",
            lambda found: _done(found[0], Path(scratch), most_lines),
            text,
            flags=re.DOTALL,
        )


def _done(found: str, scratch: Path, most_lines: int) -> str:
    """Do what stands at one place: a step that is not shown, or a command with its output."""
    step = STEP.fullmatch(found)
    if step is not None:
        subprocess.run(["sh", "-ec", step[1]], cwd=scratch, env=_surroundings(), check=True)
        return found
    place = PLACE.fullmatch(found)
    assert place is not None
    block = _block(place[2], Path(scratch, place[3] or ""), most_lines)
    return f"{place[1]}{block}{place[5]}"


def _surroundings() -> dict[str, str]:
    """Give what a step finds in its environment: flowc, and git without anybody's settings."""
    return {
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "HOME": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }


def _file(path: str) -> str:
    text = (ROOT / "docs" / path).read_text(encoding="utf-8")
    language = {".py": "python"}.get(Path(path).suffix, Path(path).suffix[1:])
    return f"```{language}\n{text}```\n"


def _block(command: str, folder: Path, most_lines: int) -> str:
    """Run one command in `folder`, where the commands before it ran too; `< file` is its input."""
    shown_command, _, source = command.partition(" < ")
    _, *arguments = shlex.split(shown_command)
    done = subprocess.run(
        [sys.executable, "-P", "-m", "flowc", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
        input=(folder / source).read_text(encoding="utf-8") if source else None,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    lines = done.stdout.splitlines()
    shown = lines if len(lines) <= most_lines else [*lines[:most_lines], "…"]
    # Output that shows a block of its own needs a longer fence around it.
    fence = "````" if any(line.startswith("```") for line in shown) else "```"
    return "\n".join([f"{fence}console", f"$ {command}", *shown, fence, ""])


if __name__ == "__main__":
    sys.exit(main())
