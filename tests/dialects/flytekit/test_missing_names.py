"""Names that flytekit does not have, and names that the program gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import compile_files, findings, reasons

MISSING = {
    "from flytekit import Resorces": (
        "ImportError: cannot import name 'Resorces' from 'flytekit'",
        "did you mean `Resources`?",
    ),
    "from flytekit.core.task import tsk": (
        "ImportError: cannot import name 'tsk' from 'flytekit.core.task'",
        "did you mean `task`?",
    ),
    "from flytekit.trigger import Trigger": (
        "ModuleNotFoundError: No module named 'flytekit.trigger'",
        "",
    ),
    "import flytekit.type.file": (
        "ModuleNotFoundError: No module named 'flytekit.type'",
        "did you mean `types`?",
    ),
    "import flytekit as fl\nfl.Workflw": (
        "AttributeError: 'flytekit' has no attribute 'Workflw'",
        "did you mean `Workflow`?",
    ),
    "import flytekit.types.file as files\nfiles.FlyteFil": (
        "AttributeError: 'flytekit.types.file' has no attribute 'FlyteFil'",
        "did you mean `FlyteFile`?",
    ),
}

FOUND = (
    "import flytekit\nflytekit.mine = 1\nA = flytekit.mine",
    "import flytekit\nA = flytekit.core.base_task.PythonTask",
    "import flytekit\nA = flytekit.__version__",
    "from flytekit.core.interface import inspect, logger, TypeEngine",
    "import flytekit\nA = getattr(flytekit, 'mine', 1)",
    "try:\n    from flytekit import mine\nexcept ImportError:\n    mine = 1",
    "import flytekit\nA = 1 if hasattr(flytekit, 'mine') else 2",
)


@pytest.mark.parametrize("source", MISSING)
def test_missing_name(tmp_path: Path, source: str) -> None:
    """Say so as Python does, and what may be meant."""
    outcome = compile_files(tmp_path, {"main.py": source})
    message, hint = MISSING[source]
    (found,) = outcome.report.diagnostics
    assert found.message == f"{message} (flytekit 1.16.31 has no such name)"
    assert found.hint == hint


@pytest.mark.parametrize("source", FOUND)
def test_name_that_is_there(tmp_path: Path, source: str) -> None:
    """Nothing is said of a name that is there, or that the program reckons with."""
    task = "from flytekit import task\n@task\ndef t() -> int:\n    return 1\n"
    outcome = compile_files(tmp_path, {"main.py": f"{source}\n{task}"})
    assert not findings(outcome)
    assert not reasons(outcome)


def test_name_of_a_module_of_the_program(tmp_path: Path) -> None:
    """Say which of a module's own names may be meant."""
    files = {"main.py": "from helpers import loda\n", "helpers.py": "def load(): ...\n"}
    (found,) = compile_files(tmp_path, files, "main").report.diagnostics
    assert found.message == "ImportError: cannot import name 'loda' from 'helpers'"
    assert found.hint == "did you mean `load`?"
