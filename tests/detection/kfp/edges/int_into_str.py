"""An int flows into an input that takes a str."""

from kfp.dsl import component, pipeline


@component
def count() -> int:
    return 3


@component
def word() -> str:
    return "three"


@component
def shout(text: str) -> str:
    return text.upper()


@pipeline
def flow() -> str:
    return shout(text=count().output).output  # mistake: edge-type-mismatch
    # twin: return shout(text=word().output).output
