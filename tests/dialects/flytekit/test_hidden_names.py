"""A field of a NamedTuple hides a builtin from annotations that are kept as text."""

from __future__ import annotations

from pathlib import Path

from dialects.flytekit.compiling import compile_files, reasons, task_of

HIDDEN = """
    from __future__ import annotations
    from typing import NamedTuple
    from flytekit import task

    class Parts(NamedTuple):
        list: int
        a: list[int]

    class Plain(NamedTuple):
        count: int
        a: list[int]

    @task
    def hidden() -> Parts:
        return Parts(1, [])

    @task
    def plain() -> Plain:
        return Plain(1, [])
"""


def test_a_field_hides_a_builtin(tmp_path: Path) -> None:
    """The field's descriptor is what `list` means there, and flytekit fails."""
    outcome = compile_files(tmp_path, {"main.py": HIDDEN})
    assert reasons(outcome) == {
        "main.hidden": "the annotation of `a` is text, where `list` is a field"
    }
    task_of(outcome, "main.plain")
