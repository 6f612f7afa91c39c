"""A promise is one of the texts that `join` joins."""

from kfp.dsl import component, pipeline


@component
def show(text: str) -> str:
    return text


@pipeline
def flow(who: str) -> str:
    return show(text=" ".join(["hello", who])).output  # mistake: promise-as-value
    # twin: return show(text=who).output
