"""Chance that changes what the program holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import compile_files, reasons

SOURCE = """
import random
from flytekit import task, workflow

@task
def t(x: int) -> int:
    return x

XS = [1, 2, 3]
{statement}

@workflow
def flow() -> int:
    return t(x=XS[0])
"""


@pytest.mark.parametrize(
    "statement",
    [
        "random.shuffle(XS)",
        "random.shuffle(x=XS)",
        "mixed = random.shuffle\nmixed(XS)",
        "random.Random().shuffle(XS)",
        "random.Random(3).shuffle(XS)",
    ],
)
def test_a_list_that_is_shuffled_is_not_known(tmp_path: Path, statement: str) -> None:
    """What the workflow takes of it is as unknown."""
    outcome = compile_files(tmp_path, {"main.py": SOURCE.format(statement=statement)})
    assert list(reasons(outcome)) == ["main.flow"]
