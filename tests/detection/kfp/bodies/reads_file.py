"""A workflow reads a file of the machine that compiles it."""

from pathlib import Path

from kfp.dsl import component, pipeline


@component
def show(text: str) -> str:
    return text


@pipeline
def flow() -> str:
    return show(text=Path("/etc/hostname").read_text()).output  # mistake: frozen-value
    # twin: return show(text=Path("/etc/hostname").name).output
