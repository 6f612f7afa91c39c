"""Images that tasks speak of and do not run."""

from __future__ import annotations

from pathlib import Path

from dialects.flytekit.compiling import compile_files, findings, reasons

SOURCE = """
from flytekit import ImageSpec, conditional, task, workflow
from flytekitplugins.awssagemaker_training import SageMakerTrainingJobTask

image = ImageSpec(name="training", registry="reg.test", base_image="reg.test/base:1")


@task
def early(n: int) -> str:
    return ""

{workflow}

fit = SageMakerTrainingJobTask(name="fit", config={{}}, images={{"training": image}})


@task(container_image=image)
def ready(n: int) -> str:
    return str(n)
"""
WORKFLOW = """
@workflow
def wf(n: int = 1) -> str:
    return conditional("c").if_(n > 1).then(early(n=n)).else_().then(ready(n=n))
"""


def test_who_names_an_image_first_decides_its_name(tmp_path: Path) -> None:
    """Know the name while the order of packaging is known; else both tasks are opaque."""
    outcome = compile_files(tmp_path, {"main.py": SOURCE.format(workflow="")})
    assert not findings(outcome)
    assert reasons(outcome) == {}
    outcome = compile_files(tmp_path, {"main.py": SOURCE.format(workflow=WORKFLOW)})
    assert not findings(outcome)
    said = reasons(outcome)
    assert set(said) == {"fit", "main.ready"}
    assert "is packaged first is not known" in said["fit"]
