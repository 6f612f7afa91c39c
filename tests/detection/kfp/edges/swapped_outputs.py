"""The outputs of a task are unpacked in the wrong order."""

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
    size = split(text=text).outputs["word"]  # mistake: edge-type-mismatch
    # twin: size = split(text=text).outputs["size"]
    return double(number=size).output  # or here
