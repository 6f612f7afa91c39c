"""A sub-workflow takes a str, and is given an int."""

from kfp.dsl import component, pipeline


@component
def count() -> int:
    return 3


@component
def shout(text: str) -> str:
    return text.upper()


@pipeline
def inner(text: str) -> str:
    return shout(text=text).output


@pipeline
def flow() -> str:
    return inner(text=count().output).output  # mistake: edge-type-mismatch
    # twin: return inner(text="three").output
