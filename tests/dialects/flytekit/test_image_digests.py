"""Images of the loaded modules: the modules are hashed once, however many tasks have them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import compile_files
from flowc.frontend.discover import SourceTree

MODULE = """
    from flytekit import ImageSpec, task
    from flytekit.constants import CopyFileDetection

    image = ImageSpec(name="own", source_copy_mode=CopyFileDetection.LOADED_MODULES)

    @task(container_image=image)
    def work() -> int:
        return 1
"""


def test_modules_are_hashed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each file a few times at most."""
    reads: list[str] = []
    read = SourceTree.read_input

    def counted(tree: SourceTree, path: str) -> bytes:
        reads.append(path)
        return read(tree, path)

    monkeypatch.setattr(SourceTree, "read_input", counted)
    files = {f"jobs/m{number}.py": MODULE for number in range(30)}
    files["jobs/__init__.py"] = ""
    outcome = compile_files(tmp_path, files)
    assert len(outcome.program.entities) == 30
    assert len(reads) <= 3 * len(files)
