"""Nothing uses what a task gives."""

from kfp.dsl import component, pipeline


@component
def shout(text: str) -> str:
    return text.upper()


@component
def clean(text: str) -> str:
    return text.strip()


@pipeline
def flow(text: str) -> str:
    cleaned = clean(text=text)  # or here
    return shout(text=text).output  # mistake: unused-result
    # twin: return shout(text=cleaned.output).output
