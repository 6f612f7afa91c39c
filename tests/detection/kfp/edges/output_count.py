"""A workflow returns one value where it declares two."""

from typing import NamedTuple

from kfp.dsl import component, pipeline


@component
def count() -> int:
    return 3


@pipeline
def flow() -> NamedTuple("Outputs", [("one", int), ("two", int)]):  # mistake: wrong-output
# twin: def flow() -> int:
    return count().output  # or here
