"""An output is read that the task does not have."""

from typing import NamedTuple

from kfp.dsl import component, pipeline


@component
def split(text: str) -> NamedTuple("Split", [("word", str), ("size", int)]):
    return (text, len(text))


@pipeline
def flow(text: str) -> int:
    return split(text=text).outputs["length"]  # mistake: promise-as-value
    # twin: return split(text=text).outputs["size"]
