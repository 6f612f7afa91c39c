"""A workflow reads the environment of the machine that compiles it."""

import os

from kfp.dsl import component, pipeline


@component
def show(text: str) -> str:
    return text


@pipeline
def flow() -> str:
    return show(text=os.environ.get("REGION", "eu")).output  # mistake: frozen-environment
    # twin: return show(text="eu").output
