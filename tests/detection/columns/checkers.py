"""What mypy and pyright say, beside flytekit, whose annotations they read.

mypy has to be told to read them: flytekit has no `py.typed`.
"""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from detection.verdict import Said

_MYPY_LINE = re.compile(r"^p(\d+)\.py:(\d+): error: (.*?)  \[([a-z-]+)\]$", re.MULTILINE)
_MYPY_SETTINGS = (
    "--no-incremental",
    "--follow-untyped-imports",
    "--disable-error-code=import-untyped",
)


def said_by_mypy(python: Path, texts: Sequence[str]) -> list[list[Said]]:
    """Run mypy over all programs at once."""
    with tempfile.TemporaryDirectory() as folder:
        names = _written(texts, Path(folder))
        command = [str(python.absolute()), "-m", "mypy", *_MYPY_SETTINGS, *names]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stdout + done.stderr)
    found: list[list[Said]] = [[] for _ in texts]
    for number, line, text, kind in _MYPY_LINE.findall(done.stdout):
        found[int(number)].append(Said((int(line),), kind, text))
    return found


def said_by_pyright(python: Path, texts: Sequence[str]) -> list[list[Said]]:
    """Run pyright over all programs at once."""
    with tempfile.TemporaryDirectory() as folder:
        names = _written(texts, Path(folder))
        own = ["--outputjson", "--pythonpath", str(python.absolute())]
        command = [str(python.absolute()), "-m", "pyright", *own, *names]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    found: list[list[Said]] = [[] for _ in texts]
    for each in json.loads(done.stdout)["generalDiagnostics"]:
        if each["severity"] == "error":
            line = each["range"]["start"]["line"] + 1
            said = Said((line,), str(each.get("rule")), each["message"])
            found[int(Path(each["file"]).stem[1:])].append(said)
    return found


def _written(texts: Sequence[str], folder: Path) -> list[str]:
    names = [f"p{number}.py" for number in range(len(texts))]
    for name, text in zip(names, texts, strict=True):
        (folder / name).write_text(text)
    return names
