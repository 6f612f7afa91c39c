"""What a class calls its own hides a builtin from annotations that are kept as text."""

from __future__ import annotations

from pathlib import Path

from dialects.flytekit.compiling import compile_files, reasons, task_of

HIDDEN = """
    from __future__ import annotations
    from dataclasses import dataclass
    from typing import Literal, NamedTuple
    from flytekit import task

    class Parts(NamedTuple):
        list: int
        a: list[int]

    class Plain(NamedTuple):
        count: int
        a: list[int]

    @dataclass
    class Record:
        list: int = 1
        a: list[int] = None

    @dataclass
    class Clear:
        list: int = 1
        kind: Literal["list"] = "list"

    @task
    def recorded(a: Record) -> int:
        return 1

    @task
    def clear(a: Clear) -> int:
        return 1

    @task
    def hidden() -> Parts:
        return Parts(1, [])

    @task
    def plain() -> Plain:
        return Plain(1, [])
"""


def test_a_field_hides_a_builtin(tmp_path: Path) -> None:
    """The field's own is what `list` means there, and flytekit fails."""
    outcome = compile_files(tmp_path, {"main.py": HIDDEN})
    assert reasons(outcome) == {
        "main.hidden": "the annotation of `a` is text, where `list` is a field",
        "main.recorded": "the annotation of `a` is text, where `list` is of the class",
    }
    task_of(outcome, "main.plain")
    task_of(outcome, "main.clear")
