"""One step."""

from flytekit import task


@task
def step(stage: str) -> str:
    return f"clean {stage}"
