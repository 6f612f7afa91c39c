"""A promise is the key of a dict."""

from typing import Dict

from kfp.dsl import component, pipeline


@component
def size(sizes: Dict[str, int]) -> int:
    return len(sizes)


@pipeline
def flow(name: str, number: int) -> int:
    return size(sizes={name: number}).output  # mistake: wrong-value
    # twin: return size(sizes={"name": number}).output
