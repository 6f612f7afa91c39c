"""A workflow runs a command on the machine that compiles it."""

import subprocess

from flytekit import task, workflow


@task
def show(text: str) -> str:
    return text


@workflow
def flow(text: str) -> str:
    subprocess.run(["true"], check=True)  # mistake: effect-in-workflow
    # twin: assert subprocess.PIPE
    return show(text=text)
