"""A workflow reads the environment of the machine that compiles it."""

import os

from flytekit import task, workflow


@task
def show(text: str) -> str:
    return text


@workflow
def flow() -> str:
    return show(text=os.environ.get("REGION", "eu"))  # mistake: frozen-environment
    # twin: return show(text="eu")
