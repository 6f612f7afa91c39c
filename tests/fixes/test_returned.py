"""What a function returns is declared where it is certain, or returned no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixes.mending import folder_of

HEAD = """\
from dataclasses import dataclass
from datetime import date, timedelta
from flytekit import task, workflow

LIMIT = 2.5


@dataclass
class Pair:
    left: int


@task
def three() -> int:
    return 3


"""


def mended(root: Path, text: str) -> str:
    """Give what fixes make of a text behind `HEAD`."""
    folder = folder_of(root, {"flow.py": HEAD + text})
    return folder.text(folder.mended(takes_unsafe=True), "flow.py").removeprefix(HEAD)


@pytest.mark.parametrize(
    ("parameters", "body", "type_"),
    [
        ("", "return -1", "int"),
        ("n: int", "return n + 1", "int"),
        ("n: int", "return n / 2", "float"),
        ("n: int", "return n * LIMIT", "float"),
        ("n: int", "return n > 1", "bool"),
        ("n: int", "return not n", "bool"),
        ("n: int", 'return "%d" % n', "str"),
        ("s: str", 'return s + "!"', "str"),
        ("s: str", "return len(s)", "int"),
        ("s: str", 'return ", ".join(s)', "str"),
        ("s: str", 'return len(s), "s"', "tuple[int, str]"),
        ("s: str", 'return [s, "s"]', "list[str]"),
        ("", "return Pair(1)", "Pair"),
        ("", "return timedelta(days=1)", "timedelta"),
        ("n: int", 'total = n + 1\n    return f"{total}"', "str"),
        ("n: int", "total = n + 1\n    return total", "int"),
        ("n: int", "if n:\n        return 1\n    else:\n        return 2", "int"),
        ("n: int", "if n:\n        raise ValueError\n    return 2", "int"),
        ("n: int", "def inner():\n        return 's'\n    return 1", "int"),
    ],
)
def test_what_is_certain(parameters: str, body: str, type_: str, tmp_path: Path) -> None:
    """Declare constants, parameters, what is computed of them, and objects of known classes."""
    text = f"@task\ndef work({parameters}):\n    {body}\n"
    assert mended(tmp_path, text) == text.replace("):", f") -> {type_}:", 1)


@pytest.mark.parametrize(
    ("parameters", "body"),
    [
        ("n: int", "if n:\n        return 1"),
        ("n: int", "if n:\n        return 1\n    return 's'"),
        ("n: int", "if n:\n        return\n    return 1"),
        ("n: int", "n = str(n)\n    return n + ''"),
        ("n: int", "for n in 'abc':\n        pass\n    return (n, 1)"),
        ("n: int", "x = 1\n    x += n / 2\n    return (x, 1)"),
        ("n: int", "len = str\n    return f'{n}', len(n)"),
        ("n: int", "return [1, 's']"),
        ("n: object", "return 1, n + 1"),
    ],
)
def test_what_is_not_certain(parameters: str, body: str, tmp_path: Path) -> None:
    """Leave alone what may be of another type, or is not returned always."""
    text = f"@task\ndef work({parameters}):\n    {body}\n"
    assert mended(tmp_path, text) == text


SAVE = """\
@task
def save(n: int):
    if n:
        return 1
    print(n)
    return 2


"""
FLOW = """\
@workflow
def flow(n: int) -> int:
    {}
    return three()
"""


def test_what_every_call_drops_is_not_returned(tmp_path: Path) -> None:
    """Take the values away, where declaring them would only bring other findings."""
    text = SAVE + FLOW.format("save(n=n)")
    kept = SAVE.replace("return 1", "return").replace("    return 2\n", "")
    assert mended(tmp_path, text) == kept + FLOW.format("save(n=n)")


@pytest.mark.parametrize(
    "call", ["x = save(n=n)", "save(n=n)\n    y = save(n=n)", "f = save\n    save(n=n)"]
)
def test_what_may_be_used_stays(call: str, tmp_path: Path) -> None:
    """Return on where the file names the function in any other way."""
    assert "return 2" in mended(tmp_path, SAVE + FLOW.format(call))


def test_effects_stay(tmp_path: Path) -> None:
    """Take no call away with what it gives."""
    text = "@task\ndef save(n: int):\n    return str(print(n))\n\n\n" + FLOW.format("save(n=n)")
    assert mended(tmp_path, text) == text


def test_what_is_used_is_declared(tmp_path: Path) -> None:
    """Declare the output where a workflow reads it."""
    text = "@task\ndef work(n: int):\n    return n\n\n\n" + FLOW.format("x = work(n=n)").replace(
        "three()", "work(n=x)"
    )
    assert mended(tmp_path, text) == text.replace("n: int):", "n: int) -> int:", 1)
