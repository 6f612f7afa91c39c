"""What rules say of their examples, word by word: tests/wording holds it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from flowc.cli.pages import pages
from flowc.driver import CompileOptions, compile_project
from flowc_ir.diagnostic import Diagnostic, in_reading_order
from flowc_validators import Asked, judge

FOLDER = Path(__file__).parent / "wording"
CASES = Path(__file__).parent / "validators" / "cases"
BLESS = "FLOWC_BLESS"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^# file: (\S+)\n", re.MULTILINE)


@pytest.mark.parametrize("code", sorted(path.stem for path in FOLDER.glob("*.txt")))
def test_wording(code: str, tmp_path: Path) -> None:
    """Compare what is said of all examples; `make bless CASE=code` accepts a change."""
    told = "\n".join(said(code, tmp_path))
    path = FOLDER / f"{code}.txt"
    if os.environ.get(BLESS):
        path.write_text(f"{told}\n", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == f"{told}\n"


def said(code: str, folder: Path) -> Iterator[str]:
    """Give the findings of a code in the examples of its page and among other cases, as text."""
    shown = [path for path in (pages()[code], CASES / f"{code}.md") if path.exists()]
    blocks = [block for path in shown for block in BLOCK.findall(path.read_text(encoding="utf-8"))]
    for number, block in enumerate(blocks):
        root = folder / str(number)
        first, *rest = FILE.split(block)
        files = dict(zip(rest[::2], rest[1::2], strict=True)) or {"example.py": first}
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        options = CompileOptions(root=root, judges_bodies=True, optional=frozenset((code,)))
        outcome = compile_project(options)
        asked = Asked(lambda _: True, lambda _, __: True, list, placed=outcome.placed)
        found = judge(outcome.program, outcome.report.diagnostics, outcome.sources, asked)
        for each in in_reading_order(found):
            if each.code.name == code:
                yield from spelled(number + 1, each)


def spelled(number: int, found: Diagnostic) -> Iterator[str]:
    """Spell a finding in example `number`."""
    yield f"example {number}, line {found.span.line}: {found.message}"
    if found.hint:
        yield f"    help: {found.hint}"
    for related in found.related:
        yield f"    line {related.span.line}: {related.message}"
