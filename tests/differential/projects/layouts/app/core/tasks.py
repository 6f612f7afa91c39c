"""Imported when it is first asked for."""

from flytekit import task

from app.core import IMAGE, retries


@task(container_image=IMAGE, retries=retries)
def prepare(stage: str) -> str:
    return stage
