"""Classes of records that Python or pydantic refuses while the module is imported."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import codes

MISTAKES = {
    "directory-default": """
        from dataclasses import dataclass
        from flytekit.types.directory import FlyteDirectory

        @dataclass
        class Run:
            folder: FlyteDirectory = FlyteDirectory("s3://bucket/runs")
    """,
    "directory-as-key": """
        from flytekit.types.directory import FlyteDirectory

        FOLDERS = {FlyteDirectory("s3://bucket/runs"): "runs"}
    """,
    "field-hides-its-type": """
        from datetime import date
        from pydantic import BaseModel

        class Run(BaseModel):
            date: date = date(2024, 2, 29)
    """,
    "file-of-no-format": """
        from flytekit.types.file import FlyteFile
        from pydantic import BaseModel

        class Run(BaseModel):
            logs: list[FlyteFile["csv"]]

        RUN = Run(logs=[FlyteFile("s3://bucket/log.csv")])
    """,
    "text-for-a-file": """
        from flytekit.types.file import FlyteFile
        from pydantic import BaseModel

        class Run(BaseModel):
            log: FlyteFile

        RUN = Run(log="s3://bucket/log.csv")
    """,
    "settings-hide-a-type": """
        from enum import Enum
        from typing import List
        from pydantic import BaseModel, Field

        class kind(Enum):
            A = "a"

        class Run(BaseModel):
            kind: List[kind] = Field(default_factory=list)
    """,
    "late-type-is-hidden": """
        from __future__ import annotations
        from datetime import date
        from pydantic import BaseModel, Field

        class Run(BaseModel):
            first: date
            date: str = Field(default_factory=str)
    """,
    "field-hides-a-type": """
        from datetime import date
        from typing import List
        from pydantic import BaseModel

        class Run(BaseModel):
            number: int = 1
            numbers: List[number] = []
    """,
}
"""Sources at whose import flytekit 1.16.31 raises."""


@pytest.mark.parametrize("name", MISTAKES)
def test_what_python_refuses_ends_the_module(name: str, tmp_path: Path) -> None:
    """The exception is reported, and nothing else."""
    assert codes(tmp_path, MISTAKES[name]) == ["module-raises"]


def test_files_have_a_hash(tmp_path: Path) -> None:
    """Take a file where a directory is refused."""
    source = """
        from dataclasses import dataclass
        from flytekit.types.file import FlyteFile

        @dataclass
        class Run:
            log: FlyteFile = FlyteFile("s3://bucket/log.txt")

        LOGS = {FlyteFile("s3://bucket/log.txt"): "log"}
    """
    assert codes(tmp_path, source) == []
