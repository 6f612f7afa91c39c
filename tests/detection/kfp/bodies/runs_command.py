"""A workflow runs a command on the machine that compiles it."""

import subprocess

from kfp.dsl import component, pipeline


@component
def show(text: str) -> str:
    return text


@pipeline
def flow(text: str) -> str:
    subprocess.run(["true"], check=True)  # mistake: effect-in-workflow
    # twin: assert subprocess.PIPE
    return show(text=text).output
