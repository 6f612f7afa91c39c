"""A workflow returns an int where it declares a str."""

from kfp.dsl import component, pipeline


@component
def count() -> int:
    return 3


@pipeline
def flow() -> str:  # mistake: edge-type-mismatch
# twin: def flow() -> int:
    return count().output  # or here
