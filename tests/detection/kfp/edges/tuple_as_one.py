"""Two outputs are passed on as one value."""

from typing import NamedTuple

from kfp.dsl import component, pipeline


@component
def split(text: str) -> NamedTuple("Split", [("word", str), ("size", int)]):
    return (text, len(text))


@component
def double(number: int) -> int:
    return 2 * number


@pipeline
def flow(text: str) -> int:
    return double(number=split(text=text).output).output  # mistake: wrong-value
    # twin: return double(number=split(text=text).outputs["size"]).output
